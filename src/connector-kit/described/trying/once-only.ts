import type { KitClock } from '../../connection.ts'
import type { Egress, RawAnswer } from '../../egress/open-egress.ts'
import { ConnectorFailure, failureFor, failureOf } from '../../failures.ts'
import type { HttpMethod } from '../../http-definition.ts'
import { classifyAnswer } from '../../sending/classify-answer.ts'

/** The call that was made last. */
export type ToldCall = { path: string; status: number | null; ms: number } | null

/** A way out on which nothing is tried again: somebody waits before the screen, and one answer is what they asked for. */
export function onceOnly(
  egress: Egress,
  { errors }: HttpMethod,
  name: string,
  clock: KitClock,
  tell: (call: ToldCall) => void,
): Egress {
  const spent = new Set<string>()
  return {
    close: egress.close,
    send: async (outgoing, signal) => {
      const { method, path } = outgoing
      if (spent.has(path)) throw new ConnectorFailure(failureFor('cut-short', name), true)
      const startMs = clock.now()
      const done = (status: number | null) => tell({ path, status, ms: clock.now() - startMs })
      const answer = await egress.send(outgoing, signal).catch((error: unknown): RawAnswer => {
        done(null)
        const failure = failureOf(error)
        throw failure ? new ConnectorFailure(failure, true) : error
      })
      done(answer.status)
      // A token may have ended, so that a refused call is made once more with a new one.
      if (method === 'GET' && answer.status !== 401) spent.add(path)
      const failure = classifyAnswer(answer, errors, name)
      if (failure && ['rate-limited', 'unavailable'].includes(failure.kind))
        throw new ConnectorFailure(failure, true)
      return answer
    },
  }
}
