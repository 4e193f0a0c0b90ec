import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ConnectorDefinition } from '#connector-kit'
import { methodOf } from '#connector-kit'
import type { View } from '../testing/open-browser.ts'
import type { Way } from './way.ts'

/** From the landing page to the preview, as an admin walks; nothing is applied. */
export async function setUp(view: View, connector: ConnectorDefinition, way: Way): Promise<void> {
  const { page } = view
  const name = `${way.connectorId}-${way.methodId}`
  way.begin?.()
  await choose(page, connector, way.methodId)
  await way.connect(page)
  await view.picture(`${name}-connect`)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await passChecks(page)
  const all = way.people.length
  await page.getByText(`${all} of ${all}`, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Finish' }).click()
  await customise(page, connector, way)
  await page.getByRole('heading', { name: 'Preview and Finalize Synchronization' }).waitFor()
  await page.getByText('No changes will be applied until you click “Synchronize Now”.').waitFor()
  await page.getByRole('group', { name: 'What would change' }).waitFor()
  const expected = new Set(way.people.flatMap((one) => (one.left ? [] : [one.name])))
  await expect.poll(() => namesOnScreen(page), { timeout: 20_000 }).toEqual([...expected].toSorted())
  await view.picture(`${name}-preview`)
}

async function choose(page: Page, connector: ConnectorDefinition, methodId: string): Promise<void> {
  await page.getByText('Connect your HR system').waitFor()
  await page
    .getByRole('link', { name: 'Set up integration' })
    .or(page.getByRole('button', { name: 'Set up integration' }))
    .first()
    .click()
  await page.getByLabel('Search HR systems').fill(connector.name)
  await page.locator(`[data-connector="${connector.id}"]`).first().click()
  await page.getByRole('heading', { name: 'Connect Your HR System' }).waitFor()
  if (connector.methods.length === 1) return
  const { name } = methodOf(connector, methodId)
  await page.getByRole('radiogroup').getByText(name, { exact: true }).click()
  await expect.poll(() => page.getByRole('radio', { name, exact: true }).isChecked()).toBe(true)
}

/** All lines pass and the next step opens by itself; what failed is told. */
async function passChecks(page: Page): Promise<void> {
  const next = page.getByRole('heading', { name: 'Employee Filtering' })
  const failed = page.getByText(/things? needs? to be mended/)
  await next.or(failed).or(page.getByRole('alert')).first().waitFor()
  if (!(await next.isVisible())) throw new Error(await page.getByRole('main').innerText())
}

async function customise(page: Page, { employeeNumber }: ConnectorDefinition, way: Way): Promise<void> {
  await page.getByRole('heading', { name: 'Customize Synchronization Settings' }).waitFor()
  await page.getByRole('radio', { name: 'Employee Number' }).waitFor()
  if (employeeNumber === 'custom field') {
    const { numberField = 'Company Email' } = way
    await page.getByRole('radio', { name: numberField }).check()
  }
  await page.getByRole('button', { name: 'Save and open the preview' }).click()
}

/** Each once: whoever joins now and leaves on a day that is known stands in two lines. */
async function namesOnScreen(page: Page): Promise<readonly string[]> {
  return [...new Set(await page.locator('[role="row"] .pv-name').allInnerTexts())].toSorted()
}
