import type { HeardEvent } from '#model/portal-event.ts'

const encoder = new TextEncoder()

export type StreamOptions = Readonly<{
  /** What comes, from where the caller left off; ends with the signal. */
  listen: (signal: AbortSignal) => AsyncIterable<HeardEvent>
  stillAllowed: () => Promise<boolean>
  /** Ends the stream; aborted by the stream itself when the caller goes or the rights do. */
  ending: AbortController
  heartbeatMs?: number
  recheckMs?: number
}>

/** Server-sent events: a heartbeat so that nothing between falls asleep, rights checked again as it lasts. */
export function streamEvents(options: StreamOptions): Response {
  const { ending } = options
  const { signal } = ending
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string): void => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text))
      }
      write('retry: 3000\n\n')
      const heartbeat = setInterval(() => write(': still here\n\n'), options.heartbeatMs ?? 15_000)
      const recheck = setInterval(() => {
        options.stillAllowed().then(
          (allowed) => allowed || ending.abort(),
          () => ending.abort(),
        )
      }, options.recheckMs ?? 30_000)
      signal.addEventListener('abort', () => {
        clearInterval(heartbeat)
        clearInterval(recheck)
        closeQuietly(controller)
      })
      void pass(options.listen(signal), write).finally(() => ending.abort())
    },
    cancel: () => ending.abort(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

async function pass(heard: AsyncIterable<HeardEvent>, write: (text: string) => void): Promise<void> {
  for await (const { id, event } of heard) {
    write(`id: ${id}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`)
  }
}

function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close()
  } catch {
    // The caller closed it first.
  }
}
