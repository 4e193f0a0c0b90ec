import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openView, type View } from './testing/open-browser.ts'
import { ask, openPreview } from './testing/portal-api.ts'
import { type PortalUnderTest, startPortalUnderTest } from './testing/portal-under-test.ts'
import { fetchEnded, previewByApi } from './testing/set-up-by-api.ts'
import { choosePersonio, createPortal, openHrIntegration } from './testing/set-up-steps.ts'

describe('without a mouse, and without an account', { timeout: 90_000 }, () => {
  let portal: PortalUnderTest
  let browser: Browser
  let view: View

  beforeAll(async () => {
    portal = await startPortalUnderTest('personio', { people: 150, day: '2026-11-22' })
    browser = await openBrowser()
    view = await openView(browser, 'keyboard')
    view.page.setDefaultTimeout(20_000)
    await createPortal(view.page, portal)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  it('lets IT type the secret through a one-time link, and see nobody', async () => {
    const { page, picture } = view
    await openHrIntegration(page)
    await choosePersonio(page)
    await page.getByRole('button', { name: 'Send this step to IT' }).click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const link = await page.getByRole('textbox', { name: 'One-time link' }).inputValue()
    await picture('it-link')
    const it = await openView(browser, 'keyboard')
    await it.page.goto(link)
    await it.page.getByRole('heading', { name: 'Connect Personio for Fjellvind' }).waitFor()
    await it.page.getByLabel('Subdomain').fill('fjellvind')
    await it.page.getByLabel('Client ID').fill('demo-client')
    await it.page.getByLabel('Client secret').fill('demo-secret')
    await it.picture('it-page')
    await it.page.getByRole('button', { name: 'Test and hand over' }).click()
    await it.page.getByText('Done, and handed over').waitFor()
    await it.page.getByText(/Sample read: \d+ of \d+ fields filled/).waitFor()
    await it.picture('it-done')
    await it.page.goto(link)
    await it.page.getByRole('alert').waitFor()
    expect(it.complaints).toEqual([])
    await it.context.close()
    await page.getByRole('heading', { name: 'Employee Filtering' }).waitFor()
    await openHrIntegration(page)
    await page.getByRole('button', { name: 'Throw the set-up away' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Throw the set-up away' }).click()
    await page.getByText('Connect your HR system').waitFor()
  })

  it('reads, ticks, explains and synchronises by keys alone', async () => {
    const { page, picture } = view
    const { plan } = await previewByApi(page)
    await page.goto(`${portal.url}/c/fjellvind/integrations/hr-integration/preview/${plan}`)
    await page.getByRole('row').nth(3).waitFor()
    const { selection } = await openPreview(page)

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys on this page' }).waitFor()
    await picture('keys')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const focused = () => page.locator('[role=row]:focus').getAttribute('data-key')
    const first = await focused()
    expect(first).toMatch(/^record:/)
    await page.keyboard.press('x')
    await page
      .getByText(`${selection.selected - 1} of ${selection.selectable} changes selected`)
      .first()
      .waitFor()
    await page.keyboard.press('x')
    await page
      .getByText(`${selection.selected} of ${selection.selectable} changes selected`)
      .first()
      .waitFor()

    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: /^Details of / }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('article', { name: /^Details of / }).waitFor({ state: 'hidden' })
    await expect.poll(focused, { timeout: 5000 }).toBe(first)
    await page.keyboard.press('e')
    await page
      .getByText('How this came about')
      .or(page.getByText('Decided', { exact: true }))
      .first()
      .waitFor()
    await picture('explained')
    await page.keyboard.press('Escape')
    await page.locator('[role=row]:focus').waitFor()

    await page.keyboard.press('/')
    await page.locator('input[type=search]:focus').waitFor()
    await page.keyboard.type('zzz')
    await page.getByText('Nothing matches these filters.').waitFor()

    await page.getByRole('button', { name: 'Synchronize Now' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('people are created').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Receipt of run 1' }).waitFor()
    expect(await ask(page, 'GET', '/runs')).toHaveLength(1)
    await fetchEnded(page)
  })

  it('leaves the browser without a complaint', () => {
    expect(view.complaints).toEqual([])
  })
})
