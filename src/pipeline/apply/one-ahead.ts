/** Asks for the next while the one before is being used; whoever stops early waits for what was asked for. */
export async function* oneAhead<T>(source: AsyncIterator<T>): AsyncGenerator<T> {
  let next = source.next()
  try {
    for (;;) {
      const one = await next
      if (one.done === true) return
      next = source.next()
      // A failure is told when its turn comes, unless nobody asks any more.
      next.catch(() => undefined)
      yield one.value
    }
  } finally {
    await next.catch(() => undefined)
  }
}
