import type { KitClock } from '../../connection.ts'
import type { RemoteFile } from './sftp-session.ts'

/** As a file looked, since when, and when it was looked at last. */
type Look = Readonly<{ size: number; modifiedMs: number; sinceMs: number; lastMs: number }>

/** A set-up looks at the same files several times within minutes: once to test, once for the columns, once to read. */
const rememberedMs = 10 * 60_000
const looks = new WeakMap<KitClock, Map<string, Look>>()

/** Notes how files of a server look now, and tells whether all of them have looked so for as long as `settleMs`. */
export function areSteady(
  files: readonly RemoteFile[],
  server: string,
  clock: KitClock,
  settleMs: number,
): boolean {
  const known = looks.get(clock) ?? new Map<string, Look>()
  looks.set(clock, known)
  const lastMs = clock.now()
  for (const [key, look] of known) if (lastMs - look.lastMs > rememberedMs) known.delete(key)
  const ages = files.map(({ path, size, modifiedMs }) => {
    const key = JSON.stringify([server, path])
    const before = known.get(key)
    const same = before?.size === size && before.modifiedMs === modifiedMs
    const sinceMs = same ? before.sinceMs : lastMs
    known.set(key, { size, modifiedMs, sinceMs, lastMs })
    return lastMs - sinceMs
  })
  return ages.length > 0 && ages.every((ageMs) => ageMs >= settleMs)
}
