import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { View } from './open-browser.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export const widths = [390, 1024, 1600] as const
export const schemes = ['light', 'dark'] as const

/** What axe-core holds to be serious or critical, one line each. */
export async function seriousFaults({ page }: View): Promise<readonly string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return found.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .flatMap((one) =>
      one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    )
}

/** How many pixels the page is wider than the window, and what sticks out. */
export async function sidewaysOverflow({ page }: View): Promise<string | null> {
  return (await page.evaluate(`(() => {
    const width = document.documentElement.clientWidth
    const over = document.documentElement.scrollWidth - width
    if (over <= 0) return null
    const out = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > width + 1)
    return over + ' px: ' + out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(' | ')
  })()`)) as string | null
}
