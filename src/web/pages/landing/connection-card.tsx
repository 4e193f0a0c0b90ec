import { IconSettings } from '@tabler/icons-react'
import type { JSX, ReactNode } from 'react'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { useCompany, useIsAdmin } from '../../company.ts'
import { formatNumber } from '../../format.ts'
import { Age } from '../../parts/age.tsx'
import { StateBadge } from '../../parts/badges.tsx'
import { ConnectorLogo } from '../../parts/connector-logo.tsx'
import { FetchProgressBar, useLiveSnapshot } from '../../parts/fetch-progress.tsx'
import { AnchorLink, ButtonLink } from '../../parts/links.tsx'
import { FailureNote } from '../../parts/problem-note.tsx'
import { Sparkline } from '../../parts/sparkline.tsx'
import { text } from '../../text.ts'
import { FetchNowButton, ReconnectButton, ResumeButton, SyncNowButton } from './connection-actions.tsx'
import { ThrowAwayButton } from './throw-away-button.tsx'

type Props = { connection: ConnectionSummary }

function count(value: number | null): string {
  return value === null ? text('landing.none') : formatNumber(value)
}

function LastRun({ connection }: Props): JSX.Element {
  const { slug } = useCompany()
  const run = connection.lastRun
  if (run === null) return <>{text('landing.none')}</>
  return (
    <>
      <AnchorLink to="/c/$company/activity/runs/$run" params={{ company: slug, run: run.id }} inherit>
        {text('landing.last run value', { number: run.number, by: run.by })}
      </AnchorLink>{' '}
      <Age at={run.at} />
    </>
  )
}

function Facts({ connection }: Props): JSX.Element {
  const facts: (readonly [string, ReactNode])[] = [
    [text('landing.last fetch'), <Age key="last" at={connection.lastGoodFetchAt} />],
    [
      text('landing.next fetch'),
      connection.nextFetchAt === null ? text('landing.none') : <Age key="next" at={connection.nextFetchAt} />,
    ],
    [text('landing.in scope'), count(connection.peopleInScope)],
    [text('landing.waiting count'), count(connection.changesWaiting)],
    [text('landing.last run'), <LastRun key="run" connection={connection} />],
  ]
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function SettingsLink({ connection, label }: Props & { label: string }): JSX.Element {
  const { slug } = useCompany()
  return (
    <ButtonLink
      to="/c/$company/integrations/hr-integration/$connection/settings"
      params={{ company: slug, connection: connection.id }}
      variant="default"
      leftSection={<IconSettings size={17} aria-hidden />}
    >
      {label}
    </ButtonLink>
  )
}

function SetUpActions({ connection }: Props): JSX.Element {
  const { slug } = useCompany()
  const step = connection.setupStep === 'done' ? 'preview' : connection.setupStep
  return (
    <>
      <ButtonLink
        to="/c/$company/integrations/hr-integration/$connection/set-up/$step"
        params={{ company: slug, connection: connection.id, step }}
      >
        {text('landing.complete')}
      </ButtonLink>
      <span className="dim small">{text('landing.step', { step: text(`step.${step}`) })}</span>
      <ThrowAwayButton connection={connection} />
    </>
  )
}

function Actions({ connection }: Props): JSX.Element {
  const settings = <SettingsLink connection={connection} label={text('landing.settings')} />
  if (connection.setupStep !== 'done' && connection.state !== 'disconnected') {
    return <SetUpActions connection={connection} />
  }
  if (connection.state === 'disconnected') return <ReconnectButton connection={connection} />
  if (connection.state === 'reconnect') {
    return <SettingsLink connection={connection} label={text('landing.replace')} />
  }
  if (connection.state === 'paused') {
    return (
      <>
        <ResumeButton connection={connection} />
        {settings}
      </>
    )
  }
  return (
    <>
      <SyncNowButton
        connection={connection}
        label={text('landing.sync now')}
        fetch
        quiet={connection.state !== 'changes waiting'}
      />
      <FetchNowButton connection={connection} />
      {settings}
    </>
  )
}

function Progress({ connection }: Props): JSX.Element | null {
  const live = useLiveSnapshot(connection.id, connection.fetching)
  if (live?.state !== 'fetching') return null
  return <FetchProgressBar snapshot={live} connectorName={connection.connectorName} />
}

/** One connection: state, freshness, people, and what can be done. */
export function ConnectionCard({ connection }: Props): JSX.Element {
  const admin = useIsAdmin()
  const titleId = `connection-${connection.id}`
  return (
    <article className="card connection-card" aria-labelledby={titleId}>
      <div className="row spread">
        <div className="row">
          <ConnectorLogo connectorId={connection.connectorId} size={40} />
          <div>
            <h2 id={titleId}>{connection.name}</h2>
            {connection.name !== connection.connectorName && (
              <p className="dim small">{connection.connectorName}</p>
            )}
          </div>
          <StateBadge state={connection.state} />
        </div>
        {connection.headCount.length > 1 && <Sparkline points={connection.headCount} />}
      </div>
      {connection.testAddress !== null && (
        <p className="small test-address">
          {text('landing.test address', { address: connection.testAddress })}
        </p>
      )}
      <Progress connection={connection} />
      {connection.failure && <FailureNote failure={connection.failure} />}
      {connection.setupStep === 'done' && <Facts connection={connection} />}
      {admin && (
        <div className="row connection-actions">
          <Actions connection={connection} />
        </div>
      )}
    </article>
  )
}
