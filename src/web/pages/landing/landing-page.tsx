import './landing.css'
import type { JSX } from 'react'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { type CompanyAccess, useCompany, useIsAdmin } from '../../company.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'
import { ConnectionCard } from './connection-card.tsx'
import { FirstConnection } from './first-connection.tsx'
import { Headline } from './headline.tsx'
import { NoFeature } from './no-feature.tsx'
import { OtherWays } from './other-ways.tsx'
import { SetUpButton } from './set-up-button.tsx'
import { WaitingApprovals } from './waiting-approvals.tsx'

function Connections({ connections }: { connections: readonly ConnectionSummary[] }): JSX.Element {
  if (connections.length === 0) return <FirstConnection />
  return (
    <>
      <WaitingApprovals />
      <Headline connections={connections} />
      <section aria-label={text('landing.connections')} className="connection-cards">
        {connections.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} />
        ))}
      </section>
    </>
  )
}

/** Every connection with its state and freshness, and the ways to set one up. */
export function LandingPage(): JSX.Element {
  const company = useCompany()
  return company.hrIntegration ? <Landing company={company} /> : <NoFeature company={company} />
}

function Landing({ company }: { company: CompanyAccess }): JSX.Element {
  const admin = useIsAdmin()
  const connections = useRead('GET /companies/{company}/connections', { params: { company: company.slug } })
  return (
    <div className="page">
      <PageHeading title={text('landing.title')}>
        {admin && connections.data && connections.data.length > 0 && <SetUpButton company={company} />}
      </PageHeading>
      <Answer of={connections}>{(found) => <Connections connections={found} />}</Answer>
      {admin && <OtherWays company={company} />}
    </div>
  )
}
