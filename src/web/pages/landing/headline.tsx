import { IconListCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { ConnectionState, ConnectionSummary } from '#api/contract/connection.ts'
import { useIsAdmin } from '../../company.ts'
import { distance } from '../../parts/age.tsx'
import { serverNow } from '../../server-time.ts'
import { text } from '../../text.ts'
import { SyncNowButton } from './connection-actions.tsx'

/** What is said first when several connections stand side by side. */
const urgency: readonly ConnectionState[] = [
  'reconnect',
  'needs attention',
  'changes waiting',
  'set-up unfinished',
  'fetching',
  'ready',
  'paused',
  'disconnected',
]

export function mostUrgent(connections: readonly ConnectionSummary[]): ConnectionSummary | undefined {
  return connections.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))[0]
}

/** The state of a connection in one sentence. */
export function stateSentence(one: ConnectionSummary, nowMs: number): string {
  const connector = one.name
  const age = one.lastGoodFetchAt === null ? null : distance(one.lastGoodFetchAt, nowMs)
  const what = one.failure?.what
  switch (one.state) {
    case 'set-up unfinished':
      return text('landing.unfinished', { connector })
    case 'fetching':
      return text('landing.fetching', { connector })
    case 'changes waiting':
      return text('landing.waiting', { connector, age: age ?? text('age.never'), n: one.changesWaiting ?? 0 })
    case 'needs attention':
      return what
        ? text('landing.attention', { connector, what })
        : text('landing.attention plain', { connector })
    case 'reconnect':
      return what
        ? text('landing.reconnect', { connector, what })
        : text('landing.reconnect plain', { connector })
    case 'paused':
      return text('landing.paused', { connector })
    case 'disconnected':
      return text('landing.disconnected', { connector })
    case 'ready':
      return age === null
        ? text('landing.ready never', { connector })
        : text('landing.ready', { connector, age })
  }
}

/** The state of the most urgent connection in a sentence, and the one thing to do about waiting changes. */
export function Headline({ connections }: { connections: readonly ConnectionSummary[] }): JSX.Element | null {
  const admin = useIsAdmin()
  const one = mostUrgent(connections)
  if (!one) return null
  const waits =
    one.state === 'changes waiting' || (one.state === 'needs attention' && one.lastGoodFetchAt !== null)
  return (
    <div className="headline">
      <p>{stateSentence(one, serverNow())}</p>
      {waits && admin && (
        <SyncNowButton connection={one} label={text('landing.review')} icon={IconListCheck} fetch={false} />
      )}
    </div>
  )
}
