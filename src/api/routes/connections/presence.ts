import type { Clock } from '#model/clock.ts'

const SEEN_FOR_MS = 60_000

/** Who has a set-up or a preview open, as far as this program saw in the last minute. Nothing is stored. */
function openPresence(clock: Clock) {
  const seen = new Map<string, Map<string, { name: string; atMs: number }>>()
  return {
    note(place: string, user: Readonly<{ id: string; name: string }>): { name: string; at: string }[] {
      const now = clock.now().getTime()
      const here = seen.get(place) ?? new Map<string, { name: string; atMs: number }>()
      here.set(user.id, { name: user.name, atMs: now })
      seen.set(place, here)
      for (const [id, one] of here) if (Math.abs(now - one.atMs) > SEEN_FOR_MS) here.delete(id)
      return [...here]
        .filter(([id]) => id !== user.id)
        .map(([, one]) => ({ name: one.name, at: new Date(one.atMs).toISOString() }))
    },
  }
}

export type Presence = ReturnType<typeof openPresence>

export const presence: Presence = openPresence({ now: () => new Date() })
