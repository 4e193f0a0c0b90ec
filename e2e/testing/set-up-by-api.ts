import type { Page } from 'playwright-core'
import type { Connection } from '#api/contract/connection.ts'
import type { Preview, Selection } from '#api/contract/preview.ts'
import type { Discovery } from '#api/contract/settings.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { startingSettings } from '../../src/web/parts/set-up/starting-settings.ts'
import { ask, onlyConnection } from './portal-api.ts'

/** What the invented company keeps its employee number in. */
const personnelNumber = 'custom:dynamic_1893011'

async function beginConnection(page: Page, clientSecret: string): Promise<string> {
  const { id } = await ask<Connection>(page, 'POST', '/connections', { connectorId: 'personio' })
  const values = { subdomain: 'fjellvind', clientId: 'demo-client', clientSecret }
  await ask(page, 'PUT', `/connections/${id}/credentials`, { values })
  return id
}

/** The same set-up as on the screen without its pages, for what begins after the first synchronisation. */
export async function connectAndSynchronise(page: Page): Promise<string> {
  const { connection, plan } = await previewByApi(page)
  await synchroniseByApi(page, plan)
  return connection
}

/** Whoever shares a mailbox is not ticked by itself, and would wait for somebody for good; here all are ticked. */
export async function synchroniseByApi(page: Page, plan: string): Promise<void> {
  const all = { query: {}, choice: 'include' }
  const { digest } = await ask<Selection>(page, 'POST', `/plans/${plan}/choices`, { all })
  await ask(page, 'POST', `/plans/${plan}/apply`, { selectionDigest: digest })
}

/** Everything up to the first preview; nothing is applied. */
export async function previewByApi(page: Page): Promise<Readonly<{ connection: string; plan: string }>> {
  const id = await beginConnection(page, 'demo-secret')
  await ask(page, 'POST', `/connections/${id}/fetch`)
  await fetchEnded(page)
  const discovery = await ask<Discovery>(page, 'GET', `/connections/${id}/discovery`)
  await saveSettings(page, id, (settings) => settings, startingSettings(discovery.fields, 'custom field'))
  await ask(page, 'PATCH', `/connections/${id}`, { setupStep: 'preview' })
  const preview = await ask<Preview>(page, 'POST', `/connections/${id}/preview`, { fetch: false })
  return { connection: id, plan: preview.id }
}

/** Saves settings as the next revision, which lets the HR system be read again at once. */
export async function saveSettings(
  page: Page,
  id: string,
  change: (settings: ConnectionSettings) => ConnectionSettings,
  from?: ConnectionSettings,
): Promise<void> {
  const { revision, settings } = await ask<Connection>(page, 'GET', `/connections/${id}`)
  const start = from ?? settings
  if (start === null) throw new Error('Nothing was chosen yet.')
  const mapping = start.mapping.map((one) =>
    one.attribute === 'employeeNumber' ? { ...one, sources: [personnelNumber] } : one,
  )
  await ask(page, 'PUT', `/connections/${id}/settings`, { revision, settings: { ...change(start), mapping } })
}

export async function fetchEnded(page: Page): Promise<void> {
  for (;;) {
    if ((await onlyConnection(page)).fetching === null) return
    await page.waitForTimeout(100)
  }
}
