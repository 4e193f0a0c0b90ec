import type { Failure } from '#model/failure.ts'
import type { KitClock } from '../connection.ts'
import { ConnectorFailure } from '../failures.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { longestWaitMs } from './retry-after.ts'

const mostAttempts = 5
/** Waiting out a whole deadline five times would hold a fetch for minutes without news. */
const mostTimeouts = 2
const backoffMs = 500
const longestBackoffMs = 30_000

/** A failure told by an answer, with the wait it asked for. */
export class AnswerFailure extends ConnectorFailure {
  readonly retryAfterMs: number | undefined

  constructor(failure: Failure, retryAfterMs: number | undefined) {
    super(failure)
    this.retryAfterMs = retryAfterMs
  }
}

type RetryParts = Readonly<{
  limiter: Pick<RateLimiter, 'pauseUntil'>
  clock: KitClock
  signal: AbortSignal
  onWait: (untilMs: number) => void
}>

/** Tries again what may pass: overload, outages, cut answers. At most five times, waiting as asked or with full jitter. */
export async function withRetries<T>(attempt: () => Promise<T>, parts: RetryParts): Promise<T> {
  let timeouts = 0
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConnectorFailure) || error.final || !mayPass(error.failure)) throw error
      if (error.failure.code === 'timed-out') timeouts++
      const waitMs = waitAfter(error, attempts)
      const enough = attempts >= mostAttempts || timeouts >= mostTimeouts || waitMs > longestWaitMs
      // A sign-in is tried again inside a call that is tried again: without an end they would multiply.
      if (enough) throw new ConnectorFailure(error.failure, true)
      await pause(waitMs, error.failure, parts)
    }
  }
}

/** Whether a failure is one of the moment, so that the same call may succeed later. */
export function mayPass({ kind, code }: Failure): boolean {
  return kind === 'rate-limited' || kind === 'unavailable' || code === 'cut-short'
}

function waitAfter(error: ConnectorFailure, attempts: number): number {
  const asked = error instanceof AnswerFailure ? error.retryAfterMs : undefined
  if (asked !== undefined) return asked
  const jitterMs = Math.random() * Math.min(longestBackoffMs, backoffMs * 2 ** attempts)
  return error.failure.kind === 'rate-limited' ? 1000 + jitterMs : jitterMs
}

async function pause(
  waitMs: number,
  { kind }: Failure,
  { limiter, clock, signal, onWait }: RetryParts,
): Promise<void> {
  const untilMs = clock.now() + waitMs
  // The limit is everybody's: other calls of this connection wait too.
  if (kind === 'rate-limited') return limiter.pauseUntil(untilMs)
  onWait(untilMs)
  await clock.sleep(waitMs, signal)
}
