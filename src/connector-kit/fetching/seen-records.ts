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
  // Six bytes of each hash, as a number: a fetch may be of millions, and all of them are held.
  const contents = new Map<string, number>()
  /** Ids of a second reading; those of the first are the ones with contents. */
  let pass: Set<string> | null = null
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
    count: () => (pass ?? contents).size,
    repeats: () => repeats,
    take: (id, record) => {
      const content = hash('sha1', JSON.stringify(record), 'buffer').readUIntBE(0, 6)
      const known = contents.get(id)
      const again = pass === null ? known !== undefined : pass.has(id)
      pass?.add(id)
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
