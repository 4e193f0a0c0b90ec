/** A short queue between the reading of pages and whoever takes them: reading waits when nobody takes. */
type Channel<T> = Readonly<{
  push: (item: T) => Promise<void>
  /** Ends the queue, with an error or without. */
  close: (error?: unknown) => void
  items: () => AsyncGenerator<T, void>
}>

/** A queue of at most `capacity` items. */
export function createChannel<T>(capacity: number): Channel<T> {
  const queue: T[] = []
  let closed: { error: unknown } | undefined
  let wake = () => {}
  let changed = new Promise<void>((resolve) => {
    wake = resolve
  })
  const announce = () => {
    wake()
    changed = new Promise((resolve) => {
      wake = resolve
    })
  }
  return {
    push: async (item) => {
      while (queue.length >= capacity && !closed) await changed
      if (closed) return
      queue.push(item)
      announce()
    },
    close: (error) => {
      closed ??= { error }
      announce()
    },
    items: async function* () {
      for (;;) {
        const item = queue.shift()
        if (item !== undefined) {
          announce()
          yield item
        } else if (closed) {
          if (closed.error !== undefined) throw closed.error
          return
        } else await changed
      }
    },
  }
}
