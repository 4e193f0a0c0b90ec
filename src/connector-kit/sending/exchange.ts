import type { Failure } from '#model/failure.ts'
import type { Egress, OutgoingRequest, RawAnswer } from '../egress/open-egress.ts'
import { ConnectorFailure, failureOf } from '../failures.ts'
import { accountLimiter } from './account-limiter.ts'
import type { SenderParts } from './sender-parts.ts'
import { withRetries } from './with-retries.ts'

/** The way to the HR system: within its limit, counted, and closed once it has refused the credentials. */
export type Exchange = Readonly<{
  /** Sends once, by another way out where one is given. */
  once: (outgoing: OutgoingRequest, signal: AbortSignal, way?: Egress) => Promise<RawAnswer>
  /** Tries again what may pass, and closes where the credentials are refused in the end. */
  trying: <T>(attempt: () => Promise<T>, signal: AbortSignal) => Promise<T>
  /** Closes where the credentials are refused. */
  noting: <T>(work: Promise<T>) => Promise<T>
  /** Requests sent so far, sign-ins and repeats included. */
  requests: () => number
}>

/** The exchange of a connection; nothing is sent yet. */
export function createExchange(parts: SenderParts): Exchange {
  const { egress, clock, onWait } = parts
  const limiter = accountLimiter(parts)
  let requests = 0
  let refused: Failure | undefined
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      const failure = failureOf(error)
      if (failure?.kind === 'credentials') refused = failure
      throw error
    }
  }
  return {
    noting,
    requests: () => requests,
    trying: (attempt, signal) => noting(withRetries(attempt, { limiter, clock, signal, onWait })),
    once: (outgoing, signal, way = egress) => {
      const send = () => {
        // Asking on with refused credentials locks accounts and blocks addresses.
        if (refused) throw new ConnectorFailure(refused)
        requests++
        return way.send(outgoing, signal)
      }
      return limiter.run(send, signal, onWait)
    },
  }
}
