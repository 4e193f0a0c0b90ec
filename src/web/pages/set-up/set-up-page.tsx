import './set-up-page.css'
import { IconChecks, IconLock, IconMapPinOff, IconUsers } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type JSX, useState } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import type { Connector } from '#api/contract/connector.ts'
import { useCompany, useIsAdmin } from '../../company.ts'
import { distance } from '../../parts/age.tsx'
import { Answer } from '../../parts/answer.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { AnchorLink, ButtonLink } from '../../parts/links.tsx'
import type { CredentialValues } from '../../parts/set-up/credentials-form.tsx'
import { type Step, StepBar, steps } from '../../parts/set-up/step-bar.tsx'
import { useRead, useSession } from '../../queries.ts'
import { serverNow } from '../../server-time.ts'
import { text } from '../../text.ts'
import { ConnectStep } from './connect-step.tsx'
import { CustomiseStep } from './customise-step.tsx'
import { FilterStep } from './filter-step.tsx'
import { FinishStep } from './finish-step.tsx'
import { SetUpContext } from './set-up-context.ts'
import { useSettingsDraft } from './settings-draft.ts'
import { WaitStep } from './wait-step.tsx'

const pages: Record<Exclude<Step, 'choose'>, () => JSX.Element> = {
  connect: ConnectStep,
  filter: FilterStep,
  wait: WaitStep,
  customise: CustomiseStep,
  preview: FinishStep,
}

function AlsoHere({ connection }: { connection: Connection }): JSX.Element | null {
  const session = useSession()
  const others = connection.openedBy.filter((one) => one.name !== session.data?.user.name)
  const [latest] = others.toSorted((a, b) => b.at.localeCompare(a.at))
  if (!latest) return null
  const names = [...new Set(others.map((one) => one.name))].join(', ')
  return (
    <p className="also-here" role="status">
      <IconUsers size={17} aria-hidden />
      {text('setUp.also here', { names, age: distance(latest.at, serverNow()) })}
    </p>
  )
}

function Steps(props: {
  connection: Connection
  connector: Connector
  step: Exclude<Step, 'choose'>
}): JSX.Element {
  const { connection, connector, step } = props
  const [credentials, setCredentials] = useState<CredentialValues>({})
  const [settings, change] = useSettingsDraft(connection, connector)
  const method = connector.methods.find((one) => one.id === connection.methodId) ?? connector.methods[0]
  if (!method) throw new Error(`${connector.name} declares no way to connect.`)
  const Page = pages[step]
  const reached = connection.setupStep === 'done' ? 'preview' : connection.setupStep
  return (
    <SetUpContext value={{ connection, connector, method, credentials, setCredentials, settings, change }}>
      <StepBar at={step} reached={reached} connection={connection.id} />
      <AlsoHere connection={connection} />
      <Page key={step} />
    </SetUpContext>
  )
}

function WithConnector({ connection, step }: { connection: Connection; step: string }): JSX.Element {
  const { slug } = useCompany()
  const params = { company: slug, connector: connection.connectorId }
  const connector = useRead(
    'GET /companies/{company}/connectors/{connector}',
    { params },
    { staleTimeMs: 300_000 },
  )
  const known = steps.find((one) => one === step)
  if (connection.setupStep === 'done') {
    return (
      <EmptyState icon={IconChecks} title={text('setUp.finished')} why={text('setUp.finished why')}>
        <ButtonLink to="/c/$company/integrations/hr-integration" params={{ company: slug }}>
          {text('landing.title')}
        </ButtonLink>
      </EmptyState>
    )
  }
  if (known === undefined || known === 'choose') {
    return <EmptyState icon={IconMapPinOff} title={text('setUp.unknown step')} />
  }
  return (
    <Answer of={connector}>
      {(found) => <Steps connection={connection} connector={found} step={known} />}
    </Answer>
  )
}

/** The set-up of one connection; its address holds the step. */
export function SetUpPage(): JSX.Element {
  const { slug, name } = useCompany()
  const admin = useIsAdmin()
  const { connection, step } = useParams({
    from: '/c/$company/integrations/hr-integration/$connection/set-up/$step',
  })
  const read = useRead(
    'GET /companies/{company}/connections/{connection}',
    { params: { company: slug, connection } },
    { enabled: admin },
  )
  return (
    <div className="page page-wide">
      <AnchorLink to="/c/$company/integrations/hr-integration" params={{ company: slug }} size="sm">
        {text('landing.title')}
      </AnchorLink>
      {admin ? (
        <Answer of={read}>
          {(found) => <WithConnector connection={found} step={step} key={connection} />}
        </Answer>
      ) : (
        <EmptyState
          icon={IconLock}
          title={text('catalogue.no right')}
          why={text('catalogue.no right why', { company: name })}
        />
      )}
    </div>
  )
}
