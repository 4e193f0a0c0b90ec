import type { KitClock } from '../connection.ts'

/** A token as it was issued, with its life in seconds as it was told. */
export type FetchedToken = Readonly<{ token: string; expiresIn: unknown }>
/** `refused` is the token that was dropped last, which must not come again. */
export type FetchToken = (signal: AbortSignal, refused?: string) => Promise<FetchedToken>

const assumedLifeMs = 55 * 60_000
const longestLifeMs = 24 * 3_600_000
const shortestLifeMs = 30_000
/** Taken off the life of a token, so that none ends on the way. */
export const marginMs = 60_000

/** Holds one token; whoever needs it while it is being fetched waits for the same request. */
type TokenStore = Readonly<{
  current: (signal: AbortSignal) => Promise<string>
  replace: (token: string) => void
  /** Forgets this token; a newer one stays. */
  drop: (token: string) => void
}>

/** A token store that fetches and renews by `fetchToken`. */
export function createTokenStore(fetchToken: FetchToken, clock: KitClock): TokenStore {
  let held: { token: string; untilMs: number } | undefined
  let pending: Promise<string> | undefined
  let refused: string | undefined
  const renew = async (signal: AbortSignal) => {
    const { token, expiresIn } = await fetchToken(signal, refused)
    held = { token, untilMs: clock.now() + lifeMs(expiresIn) }
    return token
  }
  return {
    current: async (signal) => {
      if (held && clock.now() < held.untilMs) return held.token
      pending ??= renew(signal).finally(() => {
        pending = undefined
      })
      return pending
    },
    replace: (token) => {
      held = { token, untilMs: clock.now() + assumedLifeMs }
    },
    drop: (token) => {
      refused = token
      if (held?.token === token) held = undefined
    },
  }
}

/** How long to trust a token: its stated life less a minute, within bounds; 55 minutes when nothing sensible is stated. */
export function lifeMs(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return assumedLifeMs
  return Math.min(Math.max(seconds * 1000 - marginMs, shortestLifeMs), longestLifeMs)
}
