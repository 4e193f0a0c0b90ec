import { Tabs } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type JSX, lazy, type ReactNode, Suspense } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import { useIsAdmin } from '#web/company.ts'
import { Answer, LoadingLines } from '#web/parts/answer.tsx'
import { StateBadge } from '#web/parts/badges.tsx'
import { BareLink, ButtonLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { FailureNote } from '#web/parts/problem-note.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { ApprovalsTab } from './approvals-tab.tsx'
import { ConnectionTab } from './connection-tab.tsx'
import { DecisionsTab } from './decisions-tab.tsx'
import { Disconnected, DisconnectTab } from './disconnect-tab.tsx'
import { GuardsTab } from './guards-tab.tsx'
import { NotificationsTab } from './notifications-tab.tsx'
import './settings.css'

const FilterTab = lazy(async () => ({ default: (await import('./filter-tab.tsx')).FilterTab }))
const MappingTab = lazy(async () => ({ default: (await import('./mapping-tab.tsx')).MappingTab }))

const tabs = [
  'connection',
  'filter',
  'mapping',
  'guards',
  'approvals',
  'decisions',
  'notifications',
  'disconnect',
] as const
type Tab = (typeof tabs)[number]

function needsSettings(
  connection: Connection,
  show: (settings: NonNullable<Connection['settings']>) => ReactNode,
) {
  return connection.settings === null ? (
    <p className="dim">{text('connection.no-settings')}</p>
  ) : (
    show(connection.settings)
  )
}

function Panel({
  tab,
  connection,
  company,
}: Readonly<{ tab: Tab; connection: Connection; company: string }>) {
  const props = { connection, company }
  switch (tab) {
    case 'connection':
      return <ConnectionTab {...props} />
    case 'filter':
      return needsSettings(connection, (settings) => <FilterTab {...props} settings={settings} />)
    case 'mapping':
      return needsSettings(connection, (settings) => <MappingTab {...props} settings={settings} />)
    case 'guards':
      return needsSettings(connection, (settings) => <GuardsTab {...props} settings={settings} />)
    case 'approvals':
      return <ApprovalsTab {...props} />
    case 'decisions':
      return <DecisionsTab {...props} />
    case 'notifications':
      return <NotificationsTab {...props} />
    case 'disconnect':
      return <DisconnectTab {...props} />
  }
}

function Unfinished({ connection, company }: Readonly<{ connection: Connection; company: string }>) {
  if (connection.setupStep === 'done') return null
  return (
    <section className="card row spread">
      <p>{text('connection.unfinished')}</p>
      <ButtonLink
        to="/c/$company/integrations/hr-integration/$connection/set-up/$step"
        params={{ company, connection: connection.id, step: connection.setupStep }}
      >
        {text('connection.unfinished.go')}
      </ButtonLink>
    </section>
  )
}

function Sections({ connection, company }: Readonly<{ connection: Connection; company: string }>) {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab = tabs.find((one) => one === search['tab']) ?? 'connection'
  return (
    <>
      {connection.failure && <FailureNote failure={connection.failure} />}
      <Unfinished connection={connection} company={company} />
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ to: '.', search: { tab: value } as never, replace: true })}
        keepMounted={false}
      >
        <div className="settings-tabs">
          <Tabs.List className="settings-tablist">
            {tabs.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {text(`connection.tab.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </div>
        {tabs.map((one) => (
          <Tabs.Panel key={one} value={one} className="settings-panel">
            <Suspense fallback={<LoadingLines lines={5} />}>
              <Panel tab={one} connection={connection} company={company} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}

/** Everything about one connection, and its end. */
export function ConnectionSettingsPage(): JSX.Element {
  const params = useParams({ from: '/c/$company/integrations/hr-integration/$connection/settings' })
  const admin = useIsAdmin()
  const connection = useRead('GET /companies/{company}/connections/{connection}', { params })
  const { company } = params
  return (
    <div className="page">
      <Answer of={connection} loading={<LoadingLines lines={6} />}>
        {(found) => (
          <>
            <PageHeading
              title={text('connection.title', { name: found.name })}
              above={
                <BareLink to="/c/$company/settings" params={{ company }} className="settings-back small">
                  <IconArrowLeft size={14} aria-hidden /> {text('connection.back')}
                </BareLink>
              }
            >
              <StateBadge state={found.state} />
            </PageHeading>
            {!admin && <p className="dim">{text('connection.reader')}</p>}
            {found.state === 'disconnected' ? (
              <Disconnected connection={found} company={company} />
            ) : (
              admin && <Sections key={found.id} connection={found} company={company} />
            )}
          </>
        )}
      </Answer>
    </div>
  )
}
