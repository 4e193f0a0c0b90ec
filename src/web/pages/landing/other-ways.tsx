import { Button } from '@mantine/core'
import type { JSX } from 'react'
import type { ConnectorSummary } from '#api/contract/connector.ts'
import type { CompanyAccess } from '../../company.ts'
import { ConnectorLogo } from '../../parts/connector-logo.tsx'
import { useBeginSetUp } from '../../parts/set-up/begin-set-up.ts'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'

function Way(props: { connector: ConnectorSummary; company: CompanyAccess }): JSX.Element {
  const { connector } = props
  const { begin, busyWith } = useBeginSetUp(props.company.slug)
  return (
    <li className="card way">
      <ConnectorLogo connectorId={connector.id} />
      <div className="way-words">
        <p className="strong">{connector.name}</p>
        <p className="dim small">
          {text(connector.category === 'file' ? 'landing.file hint' : 'landing.directory hint')}
        </p>
      </div>
      <Button
        variant="default"
        size="xs"
        loading={busyWith === connector.id}
        onClick={() => void begin(connector)}
        aria-label={`${text('landing.set up')}: ${connector.name}`}
      >
        {text('landing.set up')}
      </Button>
    </li>
  )
}

/** Files and directories have a "Set up integration" button of their own. */
export function OtherWays({ company }: { company: CompanyAccess }): JSX.Element | null {
  const connectors = useRead('GET /companies/{company}/connectors', { params: { company: company.slug } })
  const ways = (connectors.data ?? []).filter(
    (one) => one.category === 'file' || one.category === 'directory',
  )
  if (ways.length === 0) return null
  return (
    <section className="stack">
      <h2 className="section-title">{text('landing.others')}</h2>
      <p className="dim small">{text('landing.others lead')}</p>
      <ul className="ways">
        {ways.map((connector) => (
          <Way key={connector.id} connector={connector} company={company} />
        ))}
      </ul>
    </section>
  )
}
