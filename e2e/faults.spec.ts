import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonRow } from '#api/contract/registry.ts'
import type { Fault } from '../simulators/wire/faults.ts'
import { openBrowser, openView, type View } from './testing/open-browser.ts'
import { everybody } from './testing/portal-api.ts'
import { type PortalUnderTest, startPortalUnderTest } from './testing/portal-under-test.ts'
import { connectAndSynchronise, fetchEnded, saveSettings } from './testing/set-up-by-api.ts'
import { choosePersonio, createPortal, openHrIntegration, typeCredentials } from './testing/set-up-steps.ts'

type Told = Readonly<{ fault: Fault; badge: string; sentence: RegExp; advice: RegExp }>

describe('faults of the HR system, as they are told on the screen', { timeout: 90_000 }, () => {
  let portal: PortalUnderTest
  let browser: Browser
  let view: View
  let connection: string
  let before: ReadonlyMap<string, PersonRow>
  let hours = 3

  beforeAll(async () => {
    portal = await startPortalUnderTest('personio', { people: 150, day: '2026-11-22' })
    browser = await openBrowser()
    view = await openView(browser, 'faults')
    view.page.setDefaultTimeout(20_000)
    await createPortal(view.page, portal)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  it('names the right that is missing, and lets the set-up be thrown away', async () => {
    const { page, picture } = view
    await openHrIntegration(page)
    await choosePersonio(page)
    await typeCredentials(page, 'fault-missing-right')
    const check = page.getByRole('region', { name: 'Testing the connection' })
    await check.getByText(/things? needs? to be mended/).waitFor()
    await check.getByText('Settings → Integrations → API credentials').first().waitFor()
    await check.getByText('Who can do it').first().waitFor()
    await picture('missing-right')
    await openHrIntegration(page)
    await page.getByRole('button', { name: 'Throw the set-up away' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Throw the set-up away' }).click()
    await page.getByText('Connect your HR system').waitFor()
  })

  it('synchronises everybody while nothing is wrong', async () => {
    connection = await connectAndSynchronise(view.page)
    before = await everybody(view.page)
    expect(before.size).toBeGreaterThan(100)
  })

  const held = /Look in Personio: if it is right, release this fetch/
  const told: Record<string, Told> = {
    'a withheld field': {
      fault: { fault: 'withheld-field' },
      badge: 'Needs attention',
      sentence:
        /so it is held\. "Company email" was filled for 147 people and is now missing for everybody\./,
      advice: held,
    },
    'an empty list': {
      fault: { fault: 'empty-list' },
      badge: 'Needs attention',
      sentence: /so it is held\. The HR system returned 0 of 150 people\./,
      advice: held,
    },
    'a page instead of data': {
      fault: { fault: 'html-with-200' },
      badge: 'Reconnect',
      sentence: /Personio answered with its sign-in page instead of data\./,
      advice: /Check the credentials and the address; then try again\./,
    },
    'an answer that is cut short': {
      fault: { fault: 'cut-body' },
      badge: 'Needs attention',
      sentence: /The answer of Personio was cut short\./,
      advice: /It is tried again at the next fetch\./,
    },
  }

  /** A new revision of the settings lets the HR system be read again within the minute. */
  async function fetchNow(): Promise<void> {
    const { page } = view
    hours = hours === 3 ? 4 : 3
    await saveSettings(page, connection, (settings) => ({ ...settings, fetchEveryHours: hours }))
    await page.goto(`${portal.url}/c/fjellvind/integrations/hr-integration/${connection}/settings`)
    const begun = page.waitForResponse((answer) => answer.url().endsWith('/fetch'))
    await page.getByRole('button', { name: 'Fetch now' }).click()
    expect((await begun).status()).toBe(202)
  }

  it.each(Object.entries(told))('says what %s means, keeps everybody, and heals', async (name, expected) => {
    const { page, picture } = view
    await portal.setFault(expected.fault)
    await fetchNow()
    await fetchEnded(page)
    await openHrIntegration(page)
    const card = page.getByRole('article', { name: 'Personio' })
    await card.getByText(expected.badge, { exact: true }).waitFor()
    await picture(name.replaceAll(' ', '-'))
    const note = await card.getByRole('alert').innerText()
    expect(note).toMatch(expected.sentence)
    expect(note).toMatch(expected.advice)
    expect(note).toMatch(/Who can do it/)
    expect(await everybody(page)).toEqual(before)
    await portal.setFault({ fault: 'none' })
    await fetchNow()
    await fetchEnded(page)
    await openHrIntegration(page)
    await card.getByText('Ready', { exact: true }).waitFor()
    expect(await everybody(page)).toEqual(before)
  })

  it('names the wait when the HR system allows only so many requests', async () => {
    const { page, picture } = view
    await portal.setFault({ fault: '429-storm', seconds: 10, times: 1 })
    await fetchNow()
    await openHrIntegration(page)
    await page.getByText(/Personio allows only so many requests\. We wait \d+ seconds?/).waitFor()
    await picture('limit')
    await page.getByRole('article', { name: 'Personio' }).getByText('Ready', { exact: true }).waitFor()
    expect(await everybody(page)).toEqual(before)
  })

  it('leaves the browser without a complaint', () => {
    expect(view.complaints).toEqual([])
  })
})
