import type { JSX } from 'react'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { useCompany, useIsAdmin } from '#web/company.ts'
import { Age } from '#web/parts/age.tsx'
import { Answer } from '#web/parts/answer.tsx'
import { StateBadge } from '#web/parts/badges.tsx'
import { ConnectorLogo } from '#web/parts/connector-logo.tsx'
import { ButtonLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { DisconnectReceiptNote, Reconnect } from './disconnect-receipt.tsx'
import { Members } from './members.tsx'
import './settings.css'

const settingsOf = '/c/$company/integrations/hr-integration/$connection/settings'

function Line({ connection }: Readonly<{ connection: ConnectionSummary }>) {
  const { slug } = useCompany()
  const admin = useIsAdmin()
  const params = { company: slug, connection: connection.id }
  return (
    <li>
      <ConnectorLogo connectorId={connection.connectorId} size={32} />
      <span className="settings-grow">
        <span className="strong">{connection.name}</span>{' '}
        <span className="dim small">
          <Age at={connection.lastGoodFetchAt} />
        </span>
      </span>
      <StateBadge state={connection.state} />
      <ButtonLink size="sm" variant="default" to={settingsOf} params={params}>
        {text('settings.connection.open')}
        <span className="hidden-visually">: {connection.name}</span>
      </ButtonLink>
      {admin && connection.state !== 'disconnected' && connection.setupStep === 'done' && (
        <ButtonLink
          size="sm"
          variant="subtle"
          c="var(--leaving)"
          to={settingsOf}
          params={params}
          search={{ tab: 'disconnect' } as never}
        >
          {text('disconnect.do')}
          <span className="hidden-visually">: {connection.name}</span>
        </ButtonLink>
      )}
    </li>
  )
}

function Connections() {
  const { slug } = useCompany()
  const connections = useRead('GET /companies/{company}/connections', { params: { company: slug } })
  return (
    <section className="card" aria-labelledby="settings-connections">
      <h2 className="settings-head" id="settings-connections">
        {text('settings.connections')}
      </h2>
      <Answer of={connections}>
        {(found) =>
          found.length === 0 ? (
            <div className="row">
              <p className="dim">{text('settings.connections.none')}</p>
              <ButtonLink
                size="sm"
                variant="default"
                to="/c/$company/integrations/hr-integration"
                params={{ company: slug }}
              >
                {text('settings.connections.go')}
              </ButtonLink>
            </div>
          ) : (
            <ul className="settings-list">
              {found.map((connection) => (
                <Line key={connection.id} connection={connection} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function Receipts() {
  const { slug } = useCompany()
  const receipts = useRead('GET /companies/{company}/disconnect-receipts', { params: { company: slug } })
  if (!receipts.data || receipts.data.length === 0) return null
  return (
    <section className="card" aria-labelledby="settings-receipts">
      <h2 className="settings-head" id="settings-receipts">
        {text('settings.receipts')}
      </h2>
      <ul className="settings-receipts">
        {receipts.data.map((receipt) => (
          <li key={`${receipt.connectionId} ${receipt.at}`}>
            <details>
              <summary>
                {text('settings.receipt.line', { connector: receipt.connectorName, by: receipt.by })},{' '}
                <Age at={receipt.at} />
              </summary>
              <DisconnectReceiptNote receipt={receipt} />
              <Reconnect connectorId={receipt.connectorId} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The company's connections, who may sign in, and what was disconnected. */
export function SettingsPage(): JSX.Element {
  const { hrIntegration } = useCompany()
  const admin = useIsAdmin()
  return (
    <div className="page">
      <PageHeading title={text('settings.title')} />
      {hrIntegration && <Connections />}
      {admin ? <Members /> : <p className="dim">{text('members.only-admin')}</p>}
      {hrIntegration && <Receipts />}
    </div>
  )
}
