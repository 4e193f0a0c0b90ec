import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { PreviewItem } from '#api/contract/preview.ts'
import type { Look, Outcome } from '#pipeline/corpus/situation.ts'
import { reasonSentence } from '../../src/web/parts/plan/reason-sentence.ts'
import { isTextId, text } from '../../src/web/text.ts'

/** Everything that a preview shows of one line. */
type Shown = Readonly<{
  bucket: string
  /** Null where there is nothing to tick. */
  ticked: boolean | null
  reason: string
  filledIn: readonly string[]
  offered: readonly string[]
}>

const writes = ['new', 'changed', 'leaving', 'returning']

/** Holds every line on the screen against what a person of HR was told to expect, and finds no other line. */
export async function compareScreen(
  page: Page,
  look: Look,
  items: readonly PreviewItem[],
  nameOf: (personLabel: string) => string,
  keyOf: (label: string) => string,
): Promise<void> {
  const listed = Object.entries(look.expect).filter(
    ([, { is }]) => is !== 'unchanged' && is !== 'left before',
  )
  await expect
    .poll(() => page.locator('[role="row"][data-key]').count(), { timeout: 20_000 })
    .toBe(listed.length)
  for (const [label, outcome] of listed) {
    const item = items.find((one) => one.key === keyOf(label))
    if (item === undefined) throw new Error(`The preview has no line ${keyOf(label)} for ${label}.`)
    expect(await shownOf(page, item), label).toEqual(expectedOf(outcome, item, nameOf))
    if (outcome.because !== undefined) expect(item.reason.code, label).toBe(outcome.because)
    for (const field of Array.isArray(outcome.unticked) ? outcome.unticked : [])
      expect(item.changes.find((one) => one.attribute === field)?.preticked, `${label} ${field}`).toBe(false)
  }
}

function expectedOf(outcome: Outcome, item: PreviewItem, nameOf: (label: string) => string): Shown {
  if (outcome.is === 'unchanged' || outcome.is === 'left before') throw new Error('Not listed.')
  // A reason that has no sentence would stand on the screen as its code.
  if (!isTextId(`reason.${item.reason.code}`)) throw new Error(`${item.reason.code} has no sentence.`)
  const some = outcome.is !== 'changed' || item.changes.some((one) => one.preticked)
  return {
    bucket: text(`bucket.${outcome.is}`),
    ticked: writes.includes(outcome.is) ? outcome.unticked !== true && some : null,
    reason: reasonSentence(item.reason),
    filledIn: outcome.proposes === undefined ? [] : [nameOf(outcome.proposes)],
    offered: (outcome.offers ?? []).map(nameOf).toSorted(),
  }
}

async function shownOf(page: Page, item: PreviewItem): Promise<Shown> {
  const row = page.locator(`[role="row"][data-key="${item.key}"]`)
  await row.waitFor()
  const tick = row.getByRole('checkbox')
  const ticked = (await tick.count()) === 0 ? null : await tick.isChecked()
  const bucket = await row.locator('.badge').first().innerText()
  const panel = await openLine(page, item)
  const reason = (
    await panel.getByText(reasonSentence(item.reason), { exact: true }).first().innerText()
  ).trim()
  const all: { name: string; words: string }[] = []
  for (const one of await panel.locator('.pv-candidate').all())
    all.push({
      name: await one.getByRole('link').first().innerText(),
      words: await one.locator('p').first().innerText(),
    })
  await panel.getByRole('button', { name: 'Close' }).click()
  const isProposed = (words: string) => words.includes(text('match.proposed'))
  return {
    bucket,
    ticked,
    reason,
    filledIn: all.flatMap((one) => (isProposed(one.words) ? [one.name] : [])),
    offered: all.flatMap((one) => (isProposed(one.words) ? [] : [one.name])).toSorted(),
  }
}

/** Opens a line of the preview; its panel. */
export async function openLine(page: Page, item: PreviewItem) {
  await page.locator(`[role="row"][data-key="${item.key}"] .pv-name`).first().click()
  const panel = page.getByRole('article', { name: `Details of ${item.name}` })
  await panel.waitFor()
  return panel
}
