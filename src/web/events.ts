import { useEffect } from 'react'
import type { Snapshot } from '#model/snapshot.ts'
import { queryClient, type ReadKey } from './queries.ts'

/** What moves in a company, as the server tells it. */
export type PortalEvents = {
  snapshot: { connectionId: string; snapshot: Snapshot }
  connection: { connectionId: string; state: string }
  plan: { planId: string }
  apply: { planId: string; done: number; total: number; phase: string }
  run: { runId: string }
}
type Name = keyof PortalEvents
type Listener<N extends Name> = (event: PortalEvents[N]) => void

const names = ['snapshot', 'connection', 'plan', 'apply', 'run'] as const satisfies readonly Name[]
const listeners = new Map<Name, Set<Listener<never>>>()

const connectionReads: readonly ReadKey[] = [
  'GET /companies/{company}/connections',
  'GET /companies/{company}/connections/{connection}',
  'GET /session',
]
const refreshes: Record<Name, readonly ReadKey[]> = {
  snapshot: [],
  connection: [
    ...connectionReads,
    'GET /companies/{company}/connections/{connection}/snapshots',
    'GET /companies/{company}/connections/{connection}/discovery',
  ],
  plan: [
    'GET /companies/{company}/plans/{plan}',
    'GET /companies/{company}/plans/{plan}/items',
    'GET /companies/{company}/plans/{plan}/items/{key}/comments',
    'GET /companies/{company}/approvals',
  ],
  apply: [],
  run: [
    ...connectionReads,
    'GET /companies/{company}/approvals',
    'GET /companies/{company}/runs',
    'GET /companies/{company}/activity',
    'GET /companies/{company}/people',
    'GET /companies/{company}/legal-entities',
  ],
}

function refresh(reads: readonly ReadKey[]): void {
  for (const read of reads) void queryClient.invalidateQueries({ queryKey: [read] })
}

function spread(name: Name, data: string): void {
  const event = JSON.parse(data) as never
  for (const listener of listeners.get(name) ?? []) listener(event)
  refresh(refreshes[name])
  // Progress itself is fed by listeners; only the end of a fetch changes what the reads answer.
  if (name === 'snapshot' && (event as PortalEvents['snapshot']).snapshot.state !== 'fetching') {
    refresh(refreshes.connection)
  }
}

/** Keeps the tab's one stream of events open while a company is on the screen. */
export function useEventStream(company: string): void {
  useEffect(() => {
    const source = new EventSource(`/api/v1/companies/${encodeURIComponent(company)}/events`)
    let lost = false
    source.onopen = () => {
      if (lost) refresh([...connectionReads, ...refreshes.plan])
      lost = false
    }
    source.onerror = () => {
      lost = true
    }
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => spread(name, event.data))
    }
    return () => source.close()
  }, [company])
}

/** Hears one kind of event while the calling part is on the screen. */
export function useEvent<N extends Name>(name: N, listener: Listener<N>): void {
  useEffect(() => {
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set)
    set.add(listener as Listener<never>)
    return () => {
      set.delete(listener as Listener<never>)
    }
  }, [name, listener])
}
