import { createHash } from 'node:crypto'
import type { KitClock } from '../connection.ts'
import { type FetchedToken, lifeMs, marginMs } from '../sending/token-store.ts'
import type { Grant } from './token-endpoint.ts'

/** What a sign-in granted; all openings of a connection in this process share one. */
type GrantedSession = {
  refresh: string
  /** Whether `refresh` is known to lie where the credentials lie. */
  kept: boolean
  access: string | undefined
  untilMs: number
  pending: Promise<FetchedToken> | undefined
}

/** What a session needs to exchange refresh tokens and to keep them. */
export type SessionParts = Readonly<{
  /** What else tells one sign-in from another: the server and who we are there. */
  of: readonly string[]
  clock: KitClock
  singleUse: boolean
  exchange: (refresh: string) => Promise<Grant>
  /** Writes a new refresh token to where the credentials lie. */
  remember: ((refresh: string) => Promise<void>) | undefined
  /** Reads it again from there: another process may have spent ours and written the next one. */
  recall: (() => Promise<string>) | undefined
  /** Throws what a refusal means. */
  refused: (grant: Extract<Grant, { granted: false }>) => never
}>

const sessions = new Map<string, GrantedSession>()
const idleMs = 3_600_000
const triesToRemember = 3
const mostLooks = 3
const pauseMs = 500

/**
 * An access token for a refresh token as it was read from the credentials. Whoever asks while one is being fetched
 * waits for the same request, and whoever still holds a refresh token that was spent here gets what it was spent for.
 * `refusedAccess` is one that the HR system no longer takes.
 */
export function accessToken(
  refresh: string,
  parts: SessionParts,
  refusedAccess: string | undefined,
): Promise<FetchedToken> {
  const session = sessionOf(refresh, parts)
  const good = session.kept ? goodAccess(session, parts, refusedAccess) : undefined
  if (good) return Promise.resolve(good)
  session.pending ??= renew(session, parts, refusedAccess).finally(() => {
    session.pending = undefined
  })
  return session.pending
}

/** The access token as long as it lasts; the store behind takes the margin off its life once more. */
function goodAccess(
  { access, untilMs }: GrantedSession,
  { clock }: SessionParts,
  refusedAccess: string | undefined,
): FetchedToken | undefined {
  const leftMs = untilMs - clock.now()
  if (access === undefined || access === refusedAccess || leftMs <= 0) return undefined
  return { token: access, expiresIn: (leftMs + marginMs) / 1000 }
}

function sessionOf(refresh: string, { of, clock }: SessionParts): GrantedSession {
  for (const [key, { pending, untilMs, kept }] of sessions)
    if (pending === undefined && kept && untilMs + idleMs < clock.now()) sessions.delete(key)
  const key = keyOf(refresh, of)
  const known = sessions.get(key)
  if (known) return known
  const made = { refresh, kept: true, access: undefined, untilMs: clock.now(), pending: undefined }
  sessions.set(key, made)
  return made
}

function keyOf(refresh: string, of: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...of, refresh]))
    .digest('base64')
}

async function renew(
  session: GrantedSession,
  parts: SessionParts,
  refusedAccess: string | undefined,
): Promise<FetchedToken> {
  const { clock, of } = parts
  // Granted before, but it could not be written: nothing may rely on it until it is.
  if (!session.kept) await keep(session, parts)
  const good = goodAccess(session, parts, refusedAccess)
  if (good) return good
  const grant = await exchanged(session, parts)
  session.access = grant.access
  session.untilMs = clock.now() + lifeMs(grant.expiresIn)
  const { refresh } = grant
  if (refresh !== undefined && refresh !== session.refresh) {
    session.refresh = refresh
    session.kept = false
    sessions.set(keyOf(refresh, of), session)
    await keep(session, parts)
  }
  return { token: grant.access, expiresIn: grant.expiresIn }
}

async function exchanged(
  session: GrantedSession,
  parts: SessionParts,
): Promise<Extract<Grant, { granted: true }>> {
  const grant = await parts.exchange(session.refresh)
  if (grant.granted) return grant
  const current = grant.error === 'invalid_client' ? undefined : await newerToken(session, parts)
  if (current === undefined) return parts.refused(grant)
  session.refresh = current
  const again = await parts.exchange(current)
  return again.granted ? again : parts.refused(again)
}

/** The refresh token another process wrote; it may be about to, so that it is looked for more than once. */
async function newerToken(
  { refresh }: GrantedSession,
  { recall, clock }: SessionParts,
): Promise<string | undefined> {
  for (let looks = 1; recall; looks++) {
    const current = await recall()
    if (current !== '' && current !== refresh) return current
    if (looks >= mostLooks) return undefined
    await clock.sleep(pauseMs * looks, new AbortController().signal)
  }
  return undefined
}

async function keep(session: GrantedSession, { remember, clock, singleUse }: SessionParts): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await remember?.(session.refresh)
      session.kept = true
      return
    } catch (error) {
      // One that can be used again is still good; of a single-use one nothing else is left.
      if (!singleUse) {
        session.kept = true
        return
      }
      if (tries >= triesToRemember) throw error
      await clock.sleep(pauseMs * tries, new AbortController().signal)
    }
  }
}
