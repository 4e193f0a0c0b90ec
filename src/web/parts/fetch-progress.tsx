import { Progress } from '@mantine/core'
import { type JSX, useCallback, useEffect, useRef, useState } from 'react'
import type { FetchProgress, Snapshot } from '#model/snapshot.ts'
import { type PortalEvents, useEvent } from '../events.ts'
import { formatInstant, formatNumber } from '../format.ts'
import { serverNow } from '../server-time.ts'
import { text } from '../text.ts'
import { type Heard, hear, remainingMs, shareDone } from './fetch-estimate.ts'

/** A connection's snapshot as the events tell it, from the one that was read at first. */
export function useLiveSnapshot(connectionId: string, read: Snapshot | null): Snapshot | null {
  const [live, setLive] = useState<Snapshot | null>(null)
  const listener = useCallback(
    (event: PortalEvents['snapshot']) => {
      if (event.connectionId === connectionId) setLive(event.snapshot)
    },
    [connectionId],
  )
  useEvent('snapshot', listener)
  if (live === null || read === null) return live ?? read
  if (live.id === read.id) return live.progress.requests >= read.progress.requests ? live : read
  return live.startedAt >= read.startedAt ? live : read
}

/** What this screen has heard of a fetch so far. */
function useHeard({ id, progress }: Snapshot): readonly Heard[] {
  const kept = useRef<{ id: string; heard: readonly Heard[] }>({ id, heard: [] })
  const before = kept.current.id === id ? kept.current.heard : []
  const heard = hear(before, { atMs: serverNow(), people: progress.people })
  kept.current = { id, heard }
  return heard
}

function useSeconds(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function estimate(leftMs: number | null): string | null {
  if (leftMs === null) return null
  if (leftMs < 55_000) return text('progress.seconds left', { n: Math.max(5, Math.ceil(leftMs / 5000) * 5) })
  return text('progress.minutes left', { n: Math.ceil(leftMs / 60_000) })
}

function soFar(progress: FetchProgress): string {
  const people = formatNumber(progress.people)
  if (progress.expectedPeople === null) return text('progress.people', { people, pages: progress.pages })
  return text('progress.people of', {
    people,
    expected: formatNumber(progress.expectedPeople),
    pages: progress.pages,
  })
}

/** The true bar of a fetch: people and pages so far, waits for the HR system's limit named as such. */
export function FetchProgressBar(props: { snapshot: Snapshot; connectorName: string }): JSX.Element {
  const { progress } = props.snapshot
  const now = useSeconds()
  const heard = useHeard(props.snapshot)
  const share = shareDone(progress)
  const waitMs = progress.waitingUntilAt === null ? 0 : Date.parse(progress.waitingUntilAt) - now
  const left = estimate(remainingMs(props.snapshot, now, heard))
  const percent = share === null ? 100 : Math.round(share * 100)
  return (
    <div className="stack">
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={percent}
          striped={share === null || waitMs > 0}
          animated={share === null}
          aria-label={text('progress.label', { connector: props.connectorName })}
          {...(share === null ? { withAria: false } : {})}
        />
      </Progress.Root>
      <p className="tabular row spread">
        <span>{soFar(progress)}</span>
        {left !== null && waitMs <= 0 && <span className="dim">{left}</span>}
      </p>
      {progress.reused !== undefined && (
        <p className="small dim">
          {text('progress.reused', {
            people: progress.reused.people,
            since: formatInstant(progress.reused.readAt),
          })}
        </p>
      )}
      {waitMs > 0 && (
        <p className="small progress-wait">
          {text('progress.waiting', { connector: props.connectorName, n: Math.ceil(waitMs / 1000) })}
        </p>
      )}
      <p className="hidden-visually" role="status">
        {waitMs > 0
          ? text('progress.waiting plain', { connector: props.connectorName })
          : text('progress.spoken', { percent: share === null ? 0 : Math.floor(percent / 25) * 25 })}
      </p>
    </div>
  )
}
