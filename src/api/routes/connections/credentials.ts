import { createHash } from 'node:crypto'
import { defineRoute } from '#api/define-route.ts'
import { connectorOf } from '#api/present/present-connection.ts'
import type { Services } from '#api/services.ts'
import {
  type ConnectorDefinition,
  type CredentialFields,
  checkCredentials,
  fingerprintOf as kitFingerprint,
  methodOf,
} from '#connector-kit'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import type { CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type ConnectionRecord, latestDisconnected, patchConnection } from '#stores/connection-store.ts'
import {
  describeSecrets,
  forgetSecrets,
  readSecrets,
  writeFile,
  writeSecrets,
} from '#stores/credential-store.ts'
import { countLinks } from '#stores/link-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { connectionOr404 } from './find-or-refuse.ts'
import { showConnection } from './one-connection.ts'

const LARGEST_FILE = 200 * 1024 * 1024

export const putCredentialsRoute = defineRoute(
  'PUT /companies/{company}/connections/{connection}/credentials',
  async ({ company, params, body, services, actor }) => {
    await storeCredentials(services, company.id, params.connection, body.values, actor.name, body.partly)
    return showConnection(services, company, params.connection, actor)
  },
)

/** Checks shape and company, seals the secrets, keeps the rest; what is left out stays as it was. */
export async function storeCredentials(
  services: Services,
  companyId: string,
  connectionId: string,
  given: Readonly<Record<string, string>>,
  actor: string,
  partly = false,
): Promise<void> {
  const { environment } = services
  const at = environment.clock.now()
  await environment.database.inCompany(companyId, async (tx) => {
    const connection = await connectionOr404(tx, connectionId, true)
    const place = { companyId, connectionId }
    const values = await checkedValues(tx, services, connection, given, partly)
    const fingerprint = fingerprintOf(services, connection, values)
    await refuseOtherCompany(tx, connection, fingerprint)
    const method = methodOf(connectorOf(environment, connection), connection.methodId)
    const isSecret = (name: string): boolean =>
      (method.credentials as Record<string, { kind: string }>)[name]?.kind === 'secret'
    const entries = Object.entries(values)
    const textCredentials = Object.fromEntries(entries.filter(([name]) => !isSecret(name)))
    const secrets = Object.fromEntries(
      entries.filter(([name]) => isSecret(name) && (given[name] ?? '') !== ''),
    )
    await patchConnection(tx, connectionId, { textCredentials, fingerprint, failure: null })
    await forgetSecrets(tx, connectionId, obtainedElsewhere(method.credentials, connection, textCredentials))
    await writeSecrets(tx, environment.keyring, place, secrets, { actor, at })
    const names = Object.keys(given).join(', ')
    await recordEvent(tx, companyId, at, {
      kind: 'settings',
      action: 'credentials set',
      actor,
      subject: connection.name,
      values: { fields: names },
    })
  })
  await refreshStatus(environment, companyId, connectionId)
}

/** What signing in brought belongs to the address and client it was made with, and must not be sent to others. */
function obtainedElsewhere(
  fields: CredentialFields,
  { textCredentials }: ConnectionRecord,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const moved = Object.entries(now).some(([name, value]) => (textCredentials[name] ?? value) !== value)
  return moved ? Object.keys(fields).filter((name) => fields[name]?.obtained) : []
}

async function checkedValues(
  tx: Tx,
  { environment }: Services,
  connection: ConnectionRecord,
  given: Readonly<Record<string, string>>,
  partly: boolean,
): Promise<Readonly<Record<string, string>>> {
  const known = (await describeSecrets(tx, connection.id)).length > 0
  const stored = known
    ? await readSecrets(tx, environment.keyring, {
        companyId: connection.companyId,
        connectionId: connection.id,
      })
    : {}
  const typed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const texts = { ...connection.textCredentials, ...typed }
  const kept = keepSecrets(connectorOf(environment, connection), connection, texts) ? stored : {}
  const merged = { ...connection.textCredentials, ...kept, ...typed }
  const checked = checkCredentials(connectorOf(environment, connection), connection.methodId, merged)
  if (checked.ok) return checked.values
  const open = checked.problems.filter(({ name }) => !partly || Object.hasOwn(given, name))
  if (open.length === 0 && Object.keys(stored).length === 0) return texts
  const fields = checked.problems.map((one) => ({ path: `values.${one.name}`, message: one.message }))
  throw new AppError('credentials-wrong-shape', { extras: { fields } })
}

/** What was typed for one address is never sent to another that was described later. */
function keepSecrets(
  connector: ConnectorDefinition,
  { methodId, textCredentials }: ConnectionRecord,
  texts: Readonly<Record<string, string>>,
): boolean {
  const method = methodOf(connector, methodId)
  if (method.transport !== 'described') return true
  const before = new Set(method.secretsGoTo(textCredentials))
  const after = method.secretsGoTo(texts)
  return after.length > 0 && after.every((place) => before.has(place))
}

function fingerprintOf(
  services: Services,
  connection: ConnectionRecord,
  values: Readonly<Record<string, string>>,
): Buffer | null {
  const connector = connectorOf(services.environment, connection)
  const mark = kitFingerprint(connector, connection.methodId, values)
  if (mark === null) return null
  return createHash('sha256').update(`${connection.connectorId}\n${mark}`).digest()
}

/** Links point to people of one company of the HR system; another company's ids would point to the wrong ones. */
async function refuseOtherCompany(
  tx: Tx,
  connection: ConnectionRecord,
  fingerprint: Buffer | null,
): Promise<void> {
  const known =
    connection.fingerprint ?? (connection.revision > 0 ? null : await earlierFingerprint(tx, connection))
  if (known === null || fingerprint === null || (await countLinks(tx, connection.id)) === 0) return
  if (!known.equals(fingerprint)) throw new AppError('other-company')
}

async function earlierFingerprint(tx: Tx, connection: ConnectionRecord): Promise<Buffer | null> {
  return (await latestDisconnected(tx, connection.connectorId))?.fingerprint ?? null
}

export const putFileRoute = defineRoute(
  'PUT /companies/{company}/connections/{connection}/file',
  async ({ company, params, query, services, actor, bodyStream }) => {
    await storeFile(services, company, params.connection, query.name, actor.name, bodyStream())
    return showConnection(services, company, params.connection, actor)
  },
)

async function storeFile(
  { environment }: Services,
  company: CompanyAccess,
  connectionId: string,
  name: string,
  actor: string,
  body: ReadableStream<Uint8Array>,
): Promise<void> {
  const at = new Date()
  await environment.database.inCompany(company.id, async (tx) => {
    const connection = await connectionOr404(tx, connectionId, true)
    const place = { companyId: company.id, connectionId }
    const written = await writeFile(tx, environment.keyring, place, {
      name,
      actor,
      at,
      body,
      maximumBytes: LARGEST_FILE,
    })
    if (written === 'too-large') throw new AppError('body-too-large')
    await patchConnection(tx, connectionId, { failure: null })
    await recordEvent(tx, company.id, at, {
      kind: 'settings',
      action: 'file uploaded',
      actor,
      subject: connection.name,
      values: { bytes: String(written.bytes) },
    })
  })
}
