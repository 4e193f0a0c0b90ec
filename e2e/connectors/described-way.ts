import type { Page } from 'playwright-core'
import type { ConnectorDefinition } from '#connector-kit'
import { startLoopback } from '#connector-kit/testing/index.ts'
import { baseUrlVariable } from '../testing/portal-process.ts'
import { answerOf } from './http-ways.ts'
import { peopleOf, type Way } from './way.ts'

/** An HR system that nobody wrote a connector for, described in a form and tried as one goes. */
export async function describedWay(connector: ConnectorDefinition): Promise<Way> {
  const server = await startLoopback(answerOf(connector.id, 'described'))
  return {
    connectorId: connector.id,
    methodId: 'described',
    env: { [baseUrlVariable(connector.id)]: server.baseUrl },
    people: peopleOf(connector.id, 'described'),
    connect: describe,
    stop: server.close,
  }
}

async function describe(page: Page): Promise<void> {
  await page.getByLabel('Name of the HR system').fill('Acme People')
  await page.getByLabel('Address of its API').fill('https://hr.acme.example/api/v2')
  await page.getByText('More', { exact: true }).click()
  await page.getByLabel('Path to test the sign-in').fill('/me')
  await page.getByLabel('API key or token', { exact: true }).fill('k-0123456789abcdef')
  await page.getByLabel('Path of the list of people').fill('/employees')
  await page.getByLabel('Parameters', { exact: true }).fill('status=current\nstatus=former\nexpand=job')
  await page.getByLabel('How the list goes on').selectOption({ label: 'By how many to leave out' })
  await page.getByLabel('Size of a page').fill('2')
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await page.getByText('Which one holds the people?').waitFor()
  await page.getByRole('button', { name: 'data.employees (2)' }).click()
  await page.getByLabel('Where the number of all people lies').and(page.locator('input')).fill('data.total')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('2 people in this answer').waitFor()
  await page.getByRole('button', { name: /^Use all \d+ suggestions$/ }).click()
  await fill(page, 'The HR system’s own id', 'id')
  await fill(page, 'Employee Number', 'number')
  await fill(page, 'Given name', 'name.first')
  await fill(page, 'Family name', 'name.last')
  await fill(page, 'Company Email', 'emails[type=work].address')
  await fill(page, 'Employment status', 'state')
  await mean(page, 'current', 'Active')
  await mean(page, 'away', 'On leave')
  await mean(page, 'former', 'Terminated')
}

/** The path of a field, whose row is added where it is not there yet. */
async function fill(page: Page, field: string, path: string): Promise<void> {
  const input = page.getByLabel(`Path of ${field}`, { exact: true }).and(page.locator('input'))
  if ((await input.count()) === 0) await page.getByLabel('Add a field').selectOption({ label: field })
  await input.fill(path)
  await page.keyboard.press('Escape')
}

/** What a status of theirs means; one that the first page does not hold is typed in. */
async function mean(page: Page, source: string, meaning: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: /^Employment status/ })
  const code = row.getByLabel(`Meaning of ${source}`, { exact: true })
  if ((await code.count()) === 0) {
    await row.getByLabel('Another value, then Enter').fill(source)
    await page.keyboard.press('Enter')
  }
  await code.selectOption({ label: meaning })
}
