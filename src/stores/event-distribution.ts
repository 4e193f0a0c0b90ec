import { randomUUID } from 'node:crypto'
import type { EventHub, HeardEvent } from '#model/portal-event.ts'

export type Distribution = Readonly<{
  pass: (companyId: string, heard: HeardEvent) => void
  resync: () => void
  subscribe: EventHub['subscribe']
}>

type Subscriber = { companyId: string; waiting: HeardEvent[]; wake: () => void; overrun: boolean }

const mostRemembered = 1_000
const mostWaiting = 1_000

/** Hands events on to those who listen, and remembers the last ones for those who come back. */
export function distributeEvents(): Distribution {
  const remembered: { companyId: string; heard: HeardEvent }[] = []
  const subscribers = new Set<Subscriber>()

  function give(subscriber: Subscriber, heard: HeardEvent): void {
    if (subscriber.waiting.length >= mostWaiting) subscriber.overrun = true
    else subscriber.waiting.push(heard)
    subscriber.wake()
  }

  function since(companyId: string, afterId: string | null): HeardEvent[] {
    if (afterId === null) return []
    const at = remembered.findIndex(({ heard }) => heard.id === afterId)
    if (at === -1) return [resyncEvent()]
    return remembered.slice(at + 1).flatMap((one) => (one.companyId === companyId ? [one.heard] : []))
  }

  return {
    pass(companyId, heard) {
      remembered.push({ companyId, heard })
      if (remembered.length > mostRemembered) remembered.shift()
      for (const one of subscribers) if (one.companyId === companyId) give(one, heard)
    },
    resync() {
      remembered.length = 0
      for (const one of subscribers) give(one, resyncEvent())
    },
    async *subscribe(companyId, afterId, signal) {
      const self: Subscriber = {
        companyId,
        waiting: since(companyId, afterId),
        wake: () => {},
        overrun: false,
      }
      subscribers.add(self)
      const wake = () => self.wake()
      signal.addEventListener('abort', wake)
      try {
        while (!signal.aborted && !self.overrun) {
          const next = self.waiting.shift()
          if (next !== undefined) yield next
          else
            await new Promise<void>((resolve) => {
              self.wake = resolve
            })
        }
      } finally {
        subscribers.delete(self)
        signal.removeEventListener('abort', wake)
      }
    },
  }
}

function resyncEvent(): HeardEvent {
  return { id: randomUUID(), event: { name: 'resync', data: {} } }
}
