import { Button, TextInput } from '@mantine/core'
import { IconBuilding, IconLock, IconPlus, IconSearch } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { Frame } from '#web/frame/frame.tsx'
import { SignedIn } from '#web/frame/signed-in.tsx'
import { Age } from '#web/parts/age.tsx'
import { Answer } from '#web/parts/answer.tsx'
import { StateBadge } from '#web/parts/badges.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { AddCompany } from './add-company.tsx'
import { type ConnectionState, connectionStates } from './connection-states.ts'
import { FeatureSwitch } from './feature-switch.tsx'
import './account-manager.css'

type Company = ResponseOf<'GET /account-manager/companies'>[number]

function stateOf(state: string): ConnectionState | null {
  return connectionStates.find((one) => one === state) ?? null
}

function Health({ connections }: Pick<Company, 'connections'>) {
  if (connections.length === 0) return <span className="dim">{text('manager.health.none')}</span>
  return (
    <ul className="manager-health">
      {connections.map((connection) => {
        const state = stateOf(connection.state)
        return (
          <li key={`${connection.connector} ${connection.lastGoodFetchAt}`}>
            <span>{connection.connector}</span>
            {state === null ? connection.state : <StateBadge state={state} />}
            <span className="dim small">
              {text('manager.connection.stale')} <Age at={connection.lastGoodFetchAt} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Row({ company }: Readonly<{ company: Company }>) {
  const { accountManager } = company
  return (
    <tr>
      <th scope="row">
        {company.name} {company.demo && <span className="demo-mark">{text('manager.demo')}</span>}
        <span className="dim small">{company.timeZone}</span>
      </th>
      <td>
        <FeatureSwitch slug={company.slug} name={company.name} on={company.hrIntegration} />
      </td>
      <td>
        <Health connections={company.connections} />
      </td>
      <td>
        {accountManager.name}
        <span className="dim small manager-contact">
          {[accountManager.email, accountManager.phone].filter((one) => one !== null).join(' · ')}
        </span>
      </td>
    </tr>
  )
}

function List({ companies }: Readonly<{ companies: readonly Company[] }>) {
  const [search, setSearch] = useState('')
  const found = companies.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <>
      {companies.length > 5 && (
        <TextInput
          type="search"
          className="manager-search"
          aria-label={text('manager.search')}
          placeholder={text('manager.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {found.length === 0 && <p className="dim">{text('manager.none.found')}</p>}
      {found.length > 0 && (
        <div className="manager-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{text('manager.company')}</th>
                <th scope="col">{text('manager.feature')}</th>
                <th scope="col">{text('manager.health')}</th>
                <th scope="col">{text('manager.contact')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((company) => (
                <Row key={company.slug} company={company} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Companies() {
  const companies = useRead('GET /account-manager/companies', {})
  const [adding, setAdding] = useState(false)
  return (
    <div className="page">
      <PageHeading title={text('manager.title')}>
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
          {text('manager.add')}
        </Button>
      </PageHeading>
      <p className="dim">{text('manager.lead')}</p>
      <Answer of={companies}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState
              icon={IconBuilding}
              title={text('manager.none.title')}
              why={text('manager.none.why')}
            />
          ) : (
            <List companies={found} />
          )
        }
      </Answer>
      {adding && <AddCompany onClose={() => setAdding(false)} />}
    </div>
  )
}

/** Companies, their feature switch and the health of their connections. */
export function AccountManagerPage(): JSX.Element {
  return (
    <SignedIn>
      {(session) => (
        <Frame session={session} company={null}>
          {session.accountManager ? (
            <Companies />
          ) : (
            <div className="page">
              <PageHeading title={text('manager.title')} />
              <EmptyState
                icon={IconLock}
                title={text('manager.refused.title')}
                why={text('manager.refused.why')}
              />
            </div>
          )}
        </Frame>
      )}
    </SignedIn>
  )
}
