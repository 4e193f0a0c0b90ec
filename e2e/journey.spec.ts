import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openView, type View } from './testing/open-browser.ts'
import { type PortalUnderTest, startPortalUnderTest } from './testing/portal-under-test.ts'

const FIRST_DAY = '2026-11-22'

describe('the journey of the guide, in a browser, over real HTTP', { timeout: 300_000 }, () => {
  let portal: PortalUnderTest
  let browser: Browser
  let view: View

  beforeAll(async () => {
    portal = await startPortalUnderTest('personio', { people: 1240, day: FIRST_DAY })
    browser = await openBrowser()
    view = await openView(browser, 'journey')
    view.page.setDefaultTimeout(30_000)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  it('1: leads from the set-up link to HR Integration in the side menu', async () => {
    const { page, picture } = view
    await page.goto(portal.setupLink)
    await page.getByLabel('Your name').fill('Kari Nordmann')
    await page.getByLabel('E-mail').fill('kari@fjellvind.example')
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence')
    await page.getByLabel('Company name').fill('Fjellvind')
    await page.getByRole('button', { name: 'Create the portal' }).click()
    await page.getByRole('navigation').getByText('Integrations').waitFor()
    await page.getByRole('link', { name: 'HR Integration' }).click()
    await page.getByRole('heading', { name: 'HR Integration' }).first().waitFor()
    await picture('landing')
  })

  it('2: finds the HR system as one types', async () => {
    const { page, picture } = view
    await page.getByText('Set up integration').first().click()
    await page.getByLabel('Search HR systems').fill('perso')
    await page.getByText('1 HR system', { exact: true }).waitFor()
    await picture('catalogue')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Connect Your HR System' }).waitFor()
  })

  it('3: connects, and says what is wrong with a wrong secret', async () => {
    const { page, picture } = view
    await page.getByText('Review the fields available for synchronization').waitFor()
    await page.getByLabel('Subdomain').fill('fjellvind')
    await page.getByLabel('Client ID').fill('demo-client')
    await page.getByLabel('Client secret').fill('fault-wrong-key')
    await page.getByRole('button', { name: 'Next' }).click()
    await page
      .getByText(/does not accept|refused|not accepted/i)
      .first()
      .waitFor()
    await picture('wrong-secret')
    await page.getByLabel('Client secret').fill('demo-secret')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('heading', { name: 'Employee Filtering' }).waitFor()
  })

  it('4: shows who is in and out of a filter', async () => {
    const { page, picture } = view
    await page.getByText('1,240 of 1,240').waitFor()
    await picture('filter')
    await page.getByRole('button', { name: 'Finish' }).click()
  })

  it('5 and 6: waits, then offers identifier, fields and legal entities with real samples', async () => {
    const { page, picture } = view
    await page.getByRole('heading', { name: 'Customize Synchronization Settings' }).waitFor()
    await page.getByRole('radio', { name: /Personalnummer/ }).check()
    await page.getByText('2 values are used more than once').first().waitFor()
    await picture('customise')
    await page.getByRole('radio', { name: 'By a field of the HR system' }).check()
    for (const name of [
      'Fjellvind AS',
      'Fjellvind Sverige AB',
      'Fjellvind Deutschland GmbH',
      'Fjellvind UK Ltd',
    ]) {
      await page.getByRole('button', { name: 'Add a legal entity' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill(name)
      await dialog.getByRole('button', { name: 'Add', exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await picture('legal-entities')
    await page.getByRole('button', { name: 'Save and open the preview' }).click()
  })

  it('7: previews exactly what would change and changes nothing', async () => {
    const { page, picture } = view
    await page.getByRole('heading', { name: 'Preview and Finalize Synchronization' }).waitFor()
    await page.getByText('No changes will be applied until you click “Synchronize Now”.').first().waitFor()
    await page.getByRole('button', { name: 'Synchronize Now' }).waitFor()
    await picture('first-preview')
    expect(await peopleInPortal(view)).toBe(0)
  })

  it('8: synchronises once and gives a receipt', async () => {
    const { page, picture } = view
    await page.getByRole('button', { name: 'Synchronize Now' }).click()
    await picture('confirm')
    await page.getByRole('dialog').getByRole('button', { name: 'Synchronize Now' }).click()
    await page.getByRole('heading', { name: /Receipt of run 1/ }).waitFor()
    await picture('receipt')
    expect(await peopleInPortal(view)).toBeGreaterThan(1100)
  })

  it('has no complaint of the browser so far', () => {
    expect(view.complaints).toEqual([])
  })
})

async function peopleInPortal({ page }: View): Promise<number> {
  return page.evaluate(async () => {
    const answer = await fetch('/api/v1/companies/fjellvind/people?limit=1')
    return ((await answer.json()) as { total: number }).total
  })
}
