import { hash } from 'node:crypto'

/** What a record with an id turns out to be: the first, the same again, or another with the same id. */
type Sighting = 'new' | 'same' | 'conflict'

/** Remembers the records of a fetch by id and content, across pages and across a second reading. */
export type SeenRecords = Readonly<{
  /** Starts a second reading from the top. */
  restart: () => void
  secondReading: () => boolean
  take: (id: string, record: unknown) => Sighting
  /** Distinct ids of the reading that runs. */
  count: () => number
  repeats: () => number
}>

/** An empty memory. */
export function createSeenRecords(): SeenRecords {
  const contents = new Map<string, string>()
  let pass = new Set<string>()
  const conflicting = new Set<string>()
  let repeats = 0
  let second = false
  return {
    secondReading: () => second,
    restart: () => {
      second = true
      pass = new Set()
      repeats = 0
    },
    count: () => pass.size,
    repeats: () => repeats,
    take: (id, record) => {
      const content = hash('sha1', JSON.stringify(record), 'base64')
      const known = contents.get(id)
      const again = pass.has(id)
      pass.add(id)
      if (again) repeats++
      if (known === undefined) {
        contents.set(id, content)
        return 'new'
      }
      // Read a second time, a record may have been changed in between; twice in one reading is a conflict.
      if (known === content || !again || conflicting.has(id)) return 'same'
      conflicting.add(id)
      return 'conflict'
    },
  }
}
