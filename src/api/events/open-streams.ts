import { AppError } from '#model/app-error.ts'

const mostPerActor = 30

/** Streams that are open, so that they can be counted and ended when the portal stops. */
export type OpenStreams = Readonly<{
  /** A signal that ends with the caller's or the portal's; refuses too many of one person. */
  admit: (actorId: string, signal: AbortSignal) => AbortSignal
  count: () => number
  endAll: () => void
}>

export function trackStreams(): OpenStreams {
  const stopping = new AbortController()
  const open = new Map<string, number>()
  return {
    admit(actorId, signal) {
      const already = open.get(actorId) ?? 0
      if (already >= mostPerActor) throw new AppError('too-many-streams')
      open.set(actorId, already + 1)
      signal.addEventListener('abort', () => open.set(actorId, (open.get(actorId) ?? 1) - 1), { once: true })
      return AbortSignal.any([signal, stopping.signal])
    },
    count: () => [...open.values()].reduce((sum, one) => sum + one, 0),
    endAll: () => stopping.abort(),
  }
}
