import { type FormEvent, type JSX, useState } from 'react'
import { PageHeading } from '../../parts/page-heading.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { AvailableFields } from '../../parts/set-up/available-fields.tsx'
import { ConnectionCheck, verdictOf } from '../../parts/set-up/connection-check.tsx'
import { CredentialsForm, type Method } from '../../parts/set-up/credentials-form.tsx'
import { GuidePanel } from '../../parts/set-up/guide-panel.tsx'
import { PermissionList } from '../../parts/set-up/permission-list.tsx'
import { PushPanel } from '../../parts/set-up/push-panel.tsx'
import { text } from '../../text.ts'
import { MethodChoice, NextRow, useConnect } from './connect-action.tsx'
import { DescribeForm } from './describe-form.tsx'
import { EarlierSettings } from './earlier-settings.tsx'
import { FileChoice } from './file-choice.tsx'
import { ItLinkButton } from './it-link-button.tsx'
import { useConnectionParams, useSetUp } from './set-up-context.ts'
import { SignInHere } from './sign-in-here.tsx'

function ConnectForm({ onFocusGuide }: { onFocusGuide: (anchor: string) => void }): JSX.Element {
  const { connection, connector, method, credentials, setCredentials } = useSetUp()
  const connect = useConnect()
  const [showFaults, setShowFaults] = useState(false)
  const told = connect.check.lines.length > 0 && !connect.check.running
  const verdict = told ? verdictOf(connect.check.lines) : null
  const isFile = method.transport === 'file'
  const isPush = method.transport === 'push'
  const params = useConnectionParams()
  async function submit(event: FormEvent) {
    event.preventDefault()
    setShowFaults(true)
    if (connect.ready) await connect.next()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <MethodChoice />
      <section className="card stack">
        <div className="row spread">
          <h2 className="section-title">
            {text(isPush ? 'push.title' : isFile ? 'connect.file' : 'connect.credentials')}
          </h2>
          {method.transport === 'network' && <ItLinkButton onHandedOver={() => void connect.next()} />}
        </div>
        {connection.testAddress !== null && !isPush && (
          <p className="small test-address">
            {text('connect.test address', { address: connection.testAddress })}
          </p>
        )}
        {isPush && <p className="dim small">{text('push.lead')}</p>}
        {isPush && <PushPanel params={params} first />}
        {isFile && <FileChoice missing={showFaults} />}
        {method.transport === 'network' && (
          <CredentialsForm
            method={method}
            value={credentials}
            onChange={setCredentials}
            stored={connection.credentials}
            showFaults={showFaults}
            onFocusGuide={onFocusGuide}
          />
        )}
        <SignInHere connect={connect} missing={showFaults} onBegin={() => setShowFaults(true)} />
      </section>
      <ConnectionCheck method={method} state={connect.check} />
      {connect.error !== null && <ProblemNote error={connect.error} />}
      <NextRow connect={connect} verdict={verdict} />
      {method.transport === 'network' && (
        <div className="card">
          <PermissionList method={method} connectorName={connector.name} />
        </div>
      )}
    </form>
  )
}

/** Connect: the fields that will be readable, the form, and the HR system's own guide beside it. */
export function ConnectStep(): JSX.Element {
  const { connector, method } = useSetUp()
  const [guideAt, setGuideAt] = useState<string | null>(null)
  return (
    <>
      <PageHeading title={text('connect.title')} above={<p className="dim">{connector.name}</p>} />
      <EarlierSettings />
      {method.described ? <DescribeForm /> : <ConnectColumns guideAt={guideAt} setGuideAt={setGuideAt} />}
    </>
  )
}

const pushSection = '#let-your-identity-provider-send-people'

function guideTitleOf({ transport }: Method): { title?: string } {
  if (transport === 'network') return {}
  return { title: text(transport === 'file' ? 'connect.guide file' : 'push.guide') }
}

function ConnectColumns(props: {
  guideAt: string | null
  setGuideAt: (anchor: string) => void
}): JSX.Element {
  const { connector, method } = useSetUp()
  return (
    <div className="step-columns">
      <AvailableFields method={method} connectorName={connector.name} />
      <ConnectForm onFocusGuide={props.setGuideAt} />
      <GuidePanel
        guide={connector.guide}
        at={method.transport === 'push' ? pushSection : props.guideAt}
        {...guideTitleOf(method)}
      />
    </div>
  )
}
