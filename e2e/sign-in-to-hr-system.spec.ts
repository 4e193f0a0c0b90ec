import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GrantingServer } from '#connector-kit/testing/granting-server.ts'
import { schemes, seriousFaults, sidewaysOverflow, widths } from './testing/look-at-page.ts'
import { openBrowser, openView, type View } from './testing/open-browser.ts'
import { orangehrmClient, startOrangehrm } from './testing/orangehrm-under-test.ts'
import { ask, onlyConnection } from './testing/portal-api.ts'
import { baseUrlVariable, type PortalProcess, startPortalProcess } from './testing/portal-process.ts'
import { createPortal, openHrIntegration } from './testing/set-up-steps.ts'

describe('an HR system that wants somebody to sign in there', { timeout: 120_000 }, () => {
  let hr: GrantingServer
  let portal: PortalProcess
  let browser: Browser
  let view: View

  beforeAll(async () => {
    hr = await startOrangehrm()
    portal = await startPortalProcess('2026-11-22', { [baseUrlVariable('orangehrm')]: hr.baseUrl })
    browser = await openBrowser()
    view = await openView(browser, 'sign-in')
    view.page.setDefaultTimeout(20_000)
    await createPortal(view.page, portal)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
    await hr?.close()
  })

  const begin = (page: Page) => page.getByRole('button', { name: /^Sign in to OrangeHRM/ }).click()

  async function lookAround(name: string): Promise<void> {
    const { page } = view
    const faults: string[] = []
    for (const width of widths)
      for (const scheme of schemes) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 })
        await page.emulateMedia({ colorScheme: scheme })
        await page.waitForTimeout(150)
        await view.picture(`${name}-${width}-${scheme}`)
        const over = await sidewaysOverflow(view)
        if (over !== null) faults.push(`${width}: ${over}`)
        if (width !== 1024) faults.push(...(await seriousFaults(view)))
      }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    expect(faults).toEqual([])
  }

  it('shows the redirect address, and goes no further before somebody signed in', async () => {
    const { page } = view
    await openHrIntegration(page)
    await page
      .getByRole('link', { name: 'Set up integration' })
      .or(page.getByRole('button', { name: 'Set up integration' }))
      .first()
      .click()
    await page.getByLabel('Search HR systems').fill('orange')
    await page.getByText('1 HR system', { exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Connect Your HR System' }).waitFor()
    expect(await page.getByLabel('Redirect address').inputValue()).toBe(`${portal.url}/oauth/callback`)
    await page.getByLabel('Address of OrangeHRM').fill('https://hr.fjellvind.example')
    await page.getByLabel('Client ID').fill(orangehrmClient.id)
    await page.getByLabel('Client secret').fill(orangehrmClient.secret)
    await page.getByText('Not signed in yet').waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('Sign in to OrangeHRM first.').waitFor()
    await lookAround('not-signed-in')
  })

  it('says so when OrangeHRM was told no', async () => {
    const { page } = view
    await begin(page)
    await page.getByRole('heading', { name: 'Let the portal read?' }).waitFor()
    expect(new URL(page.url()).origin).toBe(hr.baseUrl)
    await page.getByRole('link', { name: 'Decline' }).click()
    await page.getByText('OrangeHRM did not let this portal in.').waitFor()
    await page.getByText('Not signed in yet').waitFor()
    await lookAround('declined')
  })

  it('comes back signed in, tests the connection and reads everybody', async () => {
    const { page } = view
    await begin(page)
    await page.getByRole('link', { name: 'Agree' }).click()
    await page.getByText(/^Signed in by Kari Nordmann, /).waitFor()
    expect(new URL(page.url()).origin).toBe(portal.url)
    await lookAround('signed-in')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('heading', { name: 'Employee Filtering' }).waitFor()
    const { id } = await onlyConnection(page)
    let found: { snapshot: { state: string; people?: number } | null } = { snapshot: null }
    while (found.snapshot === null || found.snapshot.state === 'fetching') {
      await page.waitForTimeout(200)
      found = await ask(page, 'GET', `/connections/${id}/discovery`)
    }
    expect(found.snapshot.state).toBe('complete')
    expect([...hr.spent().values()].every((times) => times === 1)).toBe(true)
    expect(view.complaints).toEqual([])
  })

  it('shows who signed in under Settings, and signs in again from there', async () => {
    const { page } = view
    const { id } = await onlyConnection(page)
    await ask(page, 'PATCH', `/connections/${id}`, { setupStep: 'done' })
    await page.goto(`${portal.url}/c/fjellvind/integrations/hr-integration/${id}/settings`)
    await page.getByText(/^Signed in by Kari Nordmann, /).waitFor()
    await lookAround('settings')
    await page.getByRole('button', { name: 'Sign in to OrangeHRM again' }).click()
    await page.getByRole('link', { name: 'Agree' }).click()
    await page.getByText(/^Signed in by Kari Nordmann, /).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/c/fjellvind/integrations/hr-integration/${id}/settings`)
    expect(view.complaints).toEqual([])
  })
})
