import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunSummary } from '#api/contract/registry.ts'
import { schemes, seriousFaults, sidewaysOverflow, widths } from './testing/look-at-page.ts'
import { openBrowser, openView, type View } from './testing/open-browser.ts'
import { ask, everybody, onlyConnection } from './testing/portal-api.ts'
import { type PortalUnderTest, startPortalUnderTest } from './testing/portal-under-test.ts'
import { fetchEnded, previewByApi, saveSettings, synchroniseByApi } from './testing/set-up-by-api.ts'
import { createPortal } from './testing/set-up-steps.ts'

type Place = readonly [name: string, find: () => Promise<string>]

describe('every main page, light and dark, from a telephone to a wide screen', { timeout: 120_000 }, () => {
  let portal: PortalUnderTest
  let browser: Browser
  let view: View
  let connection = ''
  let plan = ''

  beforeAll(async () => {
    portal = await startPortalUnderTest('personio', { people: 150, day: '2026-11-22' })
    browser = await openBrowser()
    view = await openView(browser, 'pages')
    view.page.setDefaultTimeout(20_000)
    await createPortal(view.page, portal)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  async function lookAt([name, find]: Place): Promise<void> {
    const { page } = view
    const company = `${portal.url}/c/fjellvind`
    await page.setViewportSize({ width: 1600, height: 1000 })
    await page.goto(`${company}${await find()}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    const faults: string[] = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 })
      for (const scheme of schemes) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.waitForTimeout(150)
        await view.picture(`${name}-${width}-${scheme}`)
        const over = await sidewaysOverflow(view)
        if (over !== null) faults.push(`${width}: ${over}`)
        // Colours differ by scheme and what is there by width; two looks see both.
        if ((width === 390) === (scheme === 'dark') && width !== 1024)
          faults.push(...(await seriousFaults(view)))
      }
    }
    expect(faults).toEqual([])
    expect(view.complaints.splice(0)).toEqual([])
  }

  const hr = '/integrations/hr-integration'
  const atSetUp: Place[] = [
    ['landing-empty', async () => hr],
    ['catalogue', async () => `${hr}/catalogue`],
  ]
  it.each(atSetUp)('%s, before anything is connected', (...place) => lookAt(place))

  const inSetUp: Place[] = ['connect', 'filter', 'customise'].map((step) => [
    step,
    async () => {
      if (connection === '') ({ connection, plan } = await previewByApi(view.page))
      return `${hr}/${connection}/set-up/${step}`
    },
  ])
  it.each(inSetUp)('%s, while it is set up', (...place) => lookAt(place))

  it('synchronises, lives a month and reads again', async () => {
    const { page } = view
    await synchroniseByApi(page, plan)
    await portal.setDay('2026-12-22')
    await saveSettings(page, connection, (settings) => ({ ...settings, fetchEveryHours: 4 }))
    await ask(page, 'POST', `/connections/${connection}/fetch`)
    await fetchEnded(page)
    expect((await onlyConnection(page)).lastRun?.number).toBe(1)
  })

  const inUse: Place[] = [
    ['landing', async () => hr],
    ['preview', async () => `${hr}/preview/${await newestPreview()}`],
    ['receipt', async () => `/activity/runs/${(await ask<RunSummary[]>(view.page, 'GET', '/runs'))[0]?.id}`],
    ['people', async () => '/people'],
    ['person', async () => `/people/${[...(await everybody(view.page)).keys()][3]}`],
    ['connection-settings', async () => `${hr}/${connection}/settings`],
    ['disconnect', async () => `${hr}/${connection}/settings?tab=disconnect`],
    ['settings', async () => '/settings'],
    ['overview', async () => ''],
    ['legal-entities', async () => '/legal-entities'],
    ['activity', async () => '/activity'],
  ]
  it.each(inUse)('%s, in daily use', (...place) => lookAt(place))

  async function newestPreview(): Promise<string> {
    const path = `/connections/${connection}/preview`
    return (await ask<{ id: string }>(view.page, 'POST', path, { fetch: false })).id
  }
})
