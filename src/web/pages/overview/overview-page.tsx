import { IconPlugConnected } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { useCompany, useIsAdmin } from '#web/company.ts'
import { Answer, LoadingLines } from '#web/parts/answer.tsx'
import { StateBadge } from '#web/parts/badges.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { BareLink, ButtonLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Sparkline } from '#web/parts/sparkline.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { Headline } from '../landing/headline.tsx'
import { HeadCounts } from './head-counts.tsx'
import { LatestRuns } from './latest-runs.tsx'
import './overview.css'

const landing = '/c/$company/integrations/hr-integration'
const waitingStates: readonly ConnectionSummary['state'][] = [
  'reconnect',
  'needs attention',
  'changes waiting',
  'set-up unfinished',
]

function whatWaits(connection: ConnectionSummary): string {
  const changes = connection.changesWaiting ?? 0
  if (connection.state === 'changes waiting') {
    return text('overview.waits.changes', { n: changes, name: connection.name })
  }
  const what = connection.failure?.what
  return what === undefined
    ? connection.name
    : text('overview.waits.failure', { name: connection.name, what })
}

function Waits({ connections }: Readonly<{ connections: readonly ConnectionSummary[] }>) {
  const { slug } = useCompany()
  const waiting = connections.filter((connection) => waitingStates.includes(connection.state))
  return (
    <section className="card" aria-labelledby="overview-waits">
      <h2 className="overview-head" id="overview-waits">
        {text('overview.waits')}
      </h2>
      {waiting.length === 0 && <p className="dim">{text('overview.waits.none')}</p>}
      <ul className="overview-list">
        {waiting.map((connection) => (
          <li key={connection.id}>
            <StateBadge state={connection.state} />
            <span className="overview-grow">{whatWaits(connection)}</span>
            <BareLink to={landing} params={{ company: slug }} className="overview-link">
              {text(
                connection.state === 'set-up unfinished' ? 'overview.waits.finish' : 'overview.waits.open',
              )}
              <span className="hidden-visually">: {connection.name}</span>
            </BareLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoConnection() {
  const { slug } = useCompany()
  const admin = useIsAdmin()
  return (
    <section className="card">
      <EmptyState
        icon={IconPlugConnected}
        title={text('overview.none.title')}
        why={text('overview.none.why')}
      >
        {admin && (
          <ButtonLink to={landing} params={{ company: slug }}>
            {text('overview.none.go')}
          </ButtonLink>
        )}
      </EmptyState>
    </section>
  )
}

function Integration() {
  const { slug } = useCompany()
  const connections = useRead('GET /companies/{company}/connections', { params: { company: slug } })
  return (
    <Answer of={connections} loading={<LoadingLines lines={2} height={72} />}>
      {(found) =>
        found.length === 0 ? (
          <NoConnection />
        ) : (
          <>
            <div className="overview-state card">
              <Headline connections={found} />
              {found[0] && <Sparkline points={found[0].headCount} width={220} height={44} />}
            </div>
            <Waits connections={found} />
          </>
        )
      }
    </Answer>
  )
}

/** The state in a sentence, what waits, head counts and the latest runs. */
export function OverviewPage(): JSX.Element {
  const { name, hrIntegration } = useCompany()
  return (
    <div className="page">
      <PageHeading title={text('overview.title')} above={<p className="dim">{name}</p>} />
      {hrIntegration && <Integration />}
      <div className="overview-two">
        <HeadCounts />
        {hrIntegration && <LatestRuns />}
      </div>
    </div>
  )
}
