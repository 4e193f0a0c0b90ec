import type { Connection } from '#api/contract/connection.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import type { Terminal } from '../terminal.ts'
import { fetchAndWait, fetchInWords, type Place, paramsOf, waitForFetch } from '../waiting.ts'
import { writeLines } from '../words/write-lines.ts'
import type { ConnectOptions } from './connect-options.ts'
import { identifierInWords, startingSettings, withNumberFrom } from './starting-settings.ts'

/** Waits for the first fetch, saves the settings and makes the first preview; null where the fetch was not complete. */
export async function finishSetUp(
  client: PortalClient,
  place: Place,
  options: ConnectOptions,
  terminal: Terminal,
): Promise<Snapshot | null> {
  const params = paramsOf(place)
  const connection = await client.call('GET /companies/{company}/connections/{connection}', { params })
  const begins = connection.revision === 0
  // A set-up is chosen on what was read; afterwards the fetch has to follow what was chosen.
  if (begins && !(await isComplete(await waitForFetch(client, place, terminal), terminal))) return null
  await saveSettings(client, place, connection, options, terminal)
  if (!begins && !(await isComplete(await fetchAndWait(client, place, terminal, 'wait'), terminal)))
    return null
  if (!(await makeFirstPreview(client, place, terminal))) return null
  await client.call('PATCH /companies/{company}/connections/{connection}', {
    params,
    body: { setupStep: 'done' },
  })
  const snapshots = await client.call('GET /companies/{company}/connections/{connection}/snapshots', {
    params,
  })
  return snapshots.find((one) => one.kind === 'regular' && one.state === 'complete') ?? null
}

async function isComplete(snapshot: Snapshot | null, terminal: Terminal): Promise<boolean> {
  if (snapshot !== null) await writeLines(terminal.err, fetchInWords(snapshot))
  return snapshot?.state === 'complete'
}

async function saveSettings(
  client: PortalClient,
  place: Place,
  { revision, settings }: Connection,
  options: ConnectOptions,
  terminal: Terminal,
): Promise<void> {
  const { settings: given, employeeNumber } = options
  if (settings !== null && Object.keys(given).length === 0 && employeeNumber === null) return
  const base = settings ?? (await startingSettings(client, place, options))
  const chosen = withNumberFrom({ ...base, ...given }, employeeNumber)
  if (settings === null) await writeLines(terminal.err, [identifierInWords(options.connector, chosen)])
  await client.call('PUT /companies/{company}/connections/{connection}/settings', {
    params: paramsOf(place),
    body: { revision, settings: chosen },
  })
}

/** The read of the set-up serves for the first preview; where it does not, the portal fetches once more. */
async function makeFirstPreview(client: PortalClient, place: Place, terminal: Terminal): Promise<boolean> {
  const ask = () =>
    client.call('POST /companies/{company}/connections/{connection}/preview', {
      params: paramsOf(place),
      body: { fetch: false },
    })
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof PortalRefusal) || error.problem.code !== 'no-snapshot') throw error
    if (!(await isComplete(await waitForFetch(client, place, terminal), terminal))) return false
    await ask()
  }
  return true
}
