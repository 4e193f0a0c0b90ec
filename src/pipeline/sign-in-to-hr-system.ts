import { createHash, randomBytes } from 'node:crypto'
import { type BrowserSignIn, beginBrowserSignIn, finishBrowserSignIn, systemClock } from '#connector-kit'
import type { Failure } from '#model/failure.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { keepSignIn, takeSignIn } from '#stores/browser-sign-in-store.ts'
import { type ConnectionRecord, findConnection, patchConnection } from '#stores/connection-store.ts'
import { readSecrets, writeSecrets } from '#stores/credential-store.ts'
import type { ActingAs, Environment } from './environment.ts'

const LIFE_MS = 10 * 60_000

/** Where the HR system sends people back to; each of them registers it. */
export function redirectUriOf(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/oauth/callback`
}

/** Where this person signs in to the HR system of the connection. The way back works once, for them, for ten minutes. */
export async function startSignIn(
  environment: Environment,
  connection: ConnectionRecord,
  by: ActingAs,
  redirectUri: string,
): Promise<string> {
  const { companyId, id: connectionId } = connection
  // The company stands in front, so that the row is found behind its walls.
  const state = `${companyId}.${randomBytes(32).toString('base64url')}`
  const { address, codeVerifier } = await beginBrowserSignIn(
    await signInParts(environment, connection, redirectUri),
    state,
  )
  const at = environment.clock.now()
  const expiresAt = new Date(at.getTime() + LIFE_MS)
  await environment.database.inCompany(companyId, (tx) =>
    keepSignIn(
      tx,
      environment.keyring,
      { companyId, connectionId },
      { stateHash: hashOf(state), userId: by.userId, codeVerifier, at, expiresAt },
    ),
  )
  return address
}

/** The company that a state names; nothing is believed of it before the row was found. */
export function companyOfState(state: string): string | null {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(state)?.[1] ?? null
}

export type CameBack =
  | Readonly<{ outcome: 'signed in' | 'other person' | 'expired'; connection: ConnectionRecord }>
  | Readonly<{ outcome: 'failed'; connection: ConnectionRecord; failure: Failure }>
  | Readonly<{ outcome: 'unknown' }>

/** Exchanges what somebody came back with, and stores it as their sign-in. */
export async function finishSignIn(
  environment: Environment,
  came: Readonly<{
    companyId: string
    state: string
    query: URLSearchParams
    by: ActingAs
    redirectUri: string
  }>,
): Promise<CameBack> {
  const { companyId, state, query, by, redirectUri } = came
  const { database, keyring, clock } = environment
  const found = await database.inCompany(companyId, async (tx) => {
    const signIn = await takeSignIn(tx, keyring, hashOf(state))
    const connection = signIn && (await findConnection(tx, signIn.connectionId))
    return signIn && connection && connection.disconnectedAt === null ? { signIn, connection } : null
  })
  if (found === null) return { outcome: 'unknown' }
  const { signIn, connection } = found
  if (signIn.userId !== by.userId) return { outcome: 'other person', connection }
  if (signIn.expiresAt < clock.now()) return { outcome: 'expired', connection }
  const finished = await finishBrowserSignIn(await signInParts(environment, connection, redirectUri), {
    query,
    state,
    codeVerifier: signIn.codeVerifier,
  })
  if (!finished.ok) return { outcome: 'failed', connection, failure: finished.failure }
  await store(environment, connection, finished.credentials, by)
  return { outcome: 'signed in', connection }
}

async function store(
  { database, keyring, clock }: Environment,
  { companyId, id, name }: ConnectionRecord,
  credentials: Readonly<Record<string, string>>,
  by: ActingAs,
): Promise<void> {
  const at = clock.now()
  await database.inCompany(companyId, async (tx) => {
    await writeSecrets(tx, keyring, { companyId, connectionId: id }, credentials, { actor: by.name, at })
    await patchConnection(tx, id, { failure: null })
    await recordEvent(tx, companyId, at, {
      kind: 'settings',
      action: 'signed in to HR system',
      actor: by.name,
      subject: name,
    })
  })
}

async function signInParts(
  environment: Environment,
  connection: ConnectionRecord,
  redirectUri: string,
): Promise<BrowserSignIn> {
  const { companyId, id: connectionId, connectorId, methodId, textCredentials } = connection
  const connector = environment.connectors.find((one) => one.id === connectorId)
  if (connector === undefined) throw new Error(`The connector ${connectorId} is not installed.`)
  const secrets = await environment.database.inCompany(companyId, (tx) =>
    readSecrets(tx, environment.keyring, { companyId, connectionId }),
  )
  const baseUrl = environment.baseUrls[connectorId]
  return {
    connector,
    methodId,
    credentials: { ...textCredentials, ...secrets },
    egress: { allowPrivate: environment.allowPrivateNetwork, ...(baseUrl === undefined ? {} : { baseUrl }) },
    clock: systemClock,
    redirectUri,
  }
}

function hashOf(state: string): Buffer {
  return createHash('sha256').update(state).digest()
}
