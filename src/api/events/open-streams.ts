import { AppError } from '#model/app-error.ts'

const mostPerActor = 30

/** Streams that are open, so that they can be counted and ended when the portal stops. */
export type OpenStreams = Readonly<{
  /** Counts one until what is answered is aborted; refuses too many of one person. */
  admit: (actorId: string) => AbortController
  count: () => number
  endAll: () => void
}>

export function trackStreams(): OpenStreams {
  const open = new Map<AbortController, string>()
  let stopped = false
  return {
    admit(actorId) {
      const already = [...open.values()].filter((one) => one === actorId).length
      if (already >= mostPerActor) throw new AppError('too-many-streams')
      const ending = new AbortController()
      if (stopped) ending.abort()
      else open.set(ending, actorId)
      ending.signal.addEventListener('abort', () => open.delete(ending))
      return ending
    },
    count: () => open.size,
    endAll() {
      stopped = true
      for (const ending of [...open.keys()]) ending.abort()
    },
  }
}
