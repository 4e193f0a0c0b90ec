import { randomUUID } from 'node:crypto'

/** The credential to remember for whoever signs in, or null when it is wrong. */
export type Admit = (id: string, secret: string) => string | null

export type Tokens = Readonly<{
  /** A new chain of tokens for whoever signed in. */
  issue(secret: string): string
  holder(token: string): Readonly<{ secret: string; session: string }> | null
  /** The next token of the chain; the one before is worth nothing from now on. */
  rotate(session: string): string
}>

export function makeTokens(prefix: string, lifeMs: number = Number.POSITIVE_INFINITY): Tokens {
  const sessions = new Map<string, { secret: string; token: string; endsAtMs: number }>()
  const byToken = new Map<string, string>()

  function give(session: string, secret: string): string {
    const old = sessions.get(session)
    if (old) byToken.delete(old.token)
    const token = `${prefix}-${randomUUID()}`
    sessions.set(session, { secret, token, endsAtMs: Date.now() + lifeMs })
    byToken.set(token, session)
    return token
  }

  return {
    issue: (secret) => give(randomUUID(), secret),
    holder(token) {
      const session = byToken.get(token)
      const held = session === undefined ? undefined : sessions.get(session)
      if (session === undefined || held === undefined || held.endsAtMs <= Date.now()) return null
      return { secret: held.secret, session }
    },
    rotate: (session) => give(session, sessions.get(session)?.secret ?? ''),
  }
}
