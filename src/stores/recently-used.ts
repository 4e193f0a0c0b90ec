/** What was made lately and may be asked for again, the oldest forgotten first. */
export type RecentlyUsed<T> = Readonly<{
  get: (key: string, make: () => Promise<Readonly<{ value: T; bytes: number }>>) => Promise<T>
  stateOf: (key: string) => 'unknown' | 'being made' | 'there'
  /** Everything whose key begins so. */
  forget: (prefix: string) => void
}>

type Kept<T> = { value: Promise<T>; bytes: number; there: boolean }

export function openRecentlyUsed<T>(mostBytes: number): RecentlyUsed<T> {
  const kept = new Map<string, Kept<T>>()
  const shrink = () => {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
    for (const [key, one] of kept) {
      if (bytes <= mostBytes) return
      kept.delete(key)
      bytes -= one.bytes
    }
  }
  const begin = (key: string, make: () => Promise<Readonly<{ value: T; bytes: number }>>): Promise<T> => {
    const made = make()
    // An entry takes room beside its bytes.
    const entry: Kept<T> = { value: made.then((one) => one.value), bytes: 500, there: false }
    kept.set(key, entry)
    made.then(
      (one) => {
        entry.bytes += one.bytes
        entry.there = true
        shrink()
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key)
      },
    )
    return entry.value
  }
  return {
    async get(key, make) {
      const found = kept.get(key)
      if (found === undefined) return begin(key, make)
      kept.delete(key)
      kept.set(key, found)
      // Whoever began it may have been interrupted; that is not this caller's failure.
      return found.value.catch(() => begin(key, make))
    },
    stateOf(key) {
      const found = kept.get(key)
      return found === undefined ? 'unknown' : found.there ? 'there' : 'being made'
    },
    forget(prefix) {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key)
    },
  }
}
