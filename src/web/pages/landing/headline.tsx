import { IconListCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { ConnectionState, ConnectionSummary } from '#api/contract/connection.ts'
import { useIsAdmin } from '../../company.ts'
import { distance, useNow } from '../../parts/age.tsx'
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

function byUrgency(connections: readonly ConnectionSummary[]): ConnectionSummary[] {
  return connections.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))
}

function stateSentence(one: ConnectionSummary, nowMs: number): string {
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

const forPeople: readonly ConnectionState[] = ['reconnect', 'needs attention', 'changes waiting']

/** Every connection that needs a person, or else the one that comes first. */
function worthSaying(connections: readonly ConnectionSummary[]): ConnectionSummary[] {
  const urgent = byUrgency(connections)
  const needed = urgent.filter((one) => forPeople.includes(one.state))
  return needed.length > 0 ? needed : urgent.slice(0, 1)
}

function Sentence({ one }: { one: ConnectionSummary }): JSX.Element {
  const admin = useIsAdmin()
  const now = useNow()
  return (
    <div className="headline">
      <p>{stateSentence(one, now)}</p>
      {one.state === 'changes waiting' && admin && (
        <SyncNowButton connection={one} label={text('landing.review')} icon={IconListCheck} fetch={false} />
      )}
    </div>
  )
}

/** What needs a person, in a sentence each, and the way to the changes that wait. */
export function Headline({ connections }: { connections: readonly ConnectionSummary[] }): JSX.Element {
  return (
    <div className="stack">
      {worthSaying(connections).map((one) => (
        <Sentence key={one.id} one={one} />
      ))}
    </div>
  )
}
