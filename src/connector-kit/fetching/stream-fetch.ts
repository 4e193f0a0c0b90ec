import type { Failure } from '#model/failure.ts'
import type { FetchEvent } from '../connection.ts'
import { failureOf } from '../failures.ts'
import { createChannel } from './channel.ts'

/** What a reading tells its events to, and by what it is ended. */
export type Reading = Readonly<{
  /** Hands an event on; waits while nobody takes. */
  emit: (event: FetchEvent) => Promise<void>
  /** Ends with the caller's signal, when nobody takes any more, or by `stop`. */
  signal: AbortSignal
  stop: () => void
}>

const eventsAhead = 2

/**
 * The events of a reading that runs beside whoever takes them. A failure before its own end becomes `endOf` that failure;
 * when nobody takes any more, the reading is stopped and waited for.
 */
export async function* streamFetch(
  signal: AbortSignal,
  read: (reading: Reading) => Promise<void>,
  endOf: (failure: Failure) => FetchEvent,
): AsyncGenerator<FetchEvent, void> {
  const events = createChannel<FetchEvent>(eventsAhead)
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const reading = read({ emit: events.push, signal: either, stop: () => stop.abort() }).catch(
    (error: unknown) => {
      // The way out was refused before anything was sent.
      const failure = failureOf(error)
      if (!failure) throw error
      return events.push(endOf(failure))
    },
  )
  reading.then(() => events.close(), events.close)
  try {
    yield* events.items()
  } finally {
    stop.abort()
    events.close()
    await reading.catch(() => {})
  }
}
