import { Button, SegmentedControl } from '@mantine/core'
import { type FormEvent, type JSX, useCallback, useState } from 'react'
import type { CheckLine } from '#api/contract/connection.ts'
import { stream } from '../../api-client.ts'
import { PageHeading } from '../../parts/page-heading.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { AvailableFields } from '../../parts/set-up/available-fields.tsx'
import {
  type CheckVerdict,
  ConnectionCheck,
  useConnectionCheck,
  verdictOf,
} from '../../parts/set-up/connection-check.tsx'
import { CredentialsForm, credentialsReady, typedCredentials } from '../../parts/set-up/credentials-form.tsx'
import { GuidePanel } from '../../parts/set-up/guide-panel.tsx'
import { PermissionList } from '../../parts/set-up/permission-list.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { EarlierSettings } from './earlier-settings.tsx'
import { FileChoice } from './file-choice.tsx'
import { ItLinkButton } from './it-link-button.tsx'
import { rememberConnection, useConnectionParams, useGoTo, useSetUp } from './set-up-context.ts'

function MethodChoice(): JSX.Element | null {
  const { connector, method } = useSetUp()
  const params = useConnectionParams()
  const choose = useWrite('PATCH /companies/{company}/connections/{connection}')
  if (connector.methods.length < 2) return null
  async function take(methodId: string) {
    rememberConnection(params.company, await choose.mutateAsync({ params, body: { methodId } }))
  }
  return (
    <div className="stack">
      <span className="small strong" id="method-label">
        {text('connect.method')}
      </span>
      <SegmentedControl
        aria-labelledby="method-label"
        data={connector.methods.map((one) => ({ value: one.id, label: one.name }))}
        value={method.id}
        onChange={(methodId) => void take(methodId)}
      />
      {choose.error && <ProblemNote error={choose.error} />}
    </div>
  )
}

/** Stores what was typed, tests the connection, and goes on when nothing essential is missing. */
function useConnect() {
  const { credentials, connection, method, setCredentials } = useSetUp()
  const params = useConnectionParams()
  const { goTo } = useGoTo()
  const store = useWrite('PUT /companies/{company}/connections/{connection}/credentials')
  const { company, connection: id } = params
  const run = useCallback(
    () =>
      stream<CheckLine>('POST /companies/{company}/connections/{connection}/check', {
        params: { company, connection: id },
      }),
    [company, id],
  )
  const check = useConnectionCheck(run)
  const [error, setError] = useState<unknown>(null)

  async function next(): Promise<void> {
    setError(null)
    try {
      const values = typedCredentials(credentials)
      if (Object.keys(values).length > 0) {
        rememberConnection(company, await store.mutateAsync({ params, body: { values } }))
        setCredentials({})
      }
      if ((await check.start()) === 'passed') await goTo('filter')
    } catch (failed) {
      setError(failed)
    }
  }
  const ready =
    method.transport === 'file'
      ? connection.file !== null
      : credentialsReady(method, credentials, connection.credentials)
  return { next, ready, error, check: check.state, busy: store.isPending || check.state.running, goTo }
}

function NextRow(props: {
  connect: ReturnType<typeof useConnect>
  verdict: CheckVerdict | null
}): JSX.Element {
  const { connect, verdict } = props
  return (
    <div className="stack">
      <div className="step-foot">
        <Button type="submit" loading={connect.busy}>
          {text(verdict === null || verdict === 'passed' ? 'next' : 'check.again')}
        </Button>
        {verdict === 'rights missing' && (
          <Button variant="default" onClick={() => void connect.goTo('filter')}>
            {text('check.go on')}
          </Button>
        )}
      </div>
      {verdict === 'rights missing' && <p className="dim small">{text('check.go on why')}</p>}
    </div>
  )
}

function ConnectForm({ onFocusGuide }: { onFocusGuide: (anchor: string) => void }): JSX.Element {
  const { connection, connector, method, credentials, setCredentials } = useSetUp()
  const connect = useConnect()
  const [showFaults, setShowFaults] = useState(false)
  const told = connect.check.lines.length > 0 && !connect.check.running
  const verdict = told ? verdictOf(connect.check.lines) : null
  const isFile = method.transport === 'file'
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
          <h2 className="section-title">{text(isFile ? 'connect.file' : 'connect.credentials')}</h2>
          {!isFile && <ItLinkButton onHandedOver={() => void connect.next()} />}
        </div>
        {connection.testAddress !== null && (
          <p className="small test-address">
            {text('connect.test address', { address: connection.testAddress })}
          </p>
        )}
        {isFile ? (
          <FileChoice missing={showFaults} />
        ) : (
          <CredentialsForm
            method={method}
            value={credentials}
            onChange={setCredentials}
            stored={connection.credentials}
            showFaults={showFaults}
            onFocusGuide={onFocusGuide}
          />
        )}
      </section>
      <ConnectionCheck method={method} state={connect.check} />
      {connect.error !== null && <ProblemNote error={connect.error} />}
      <NextRow connect={connect} verdict={verdict} />
      {!isFile && (
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
      <div className="step-columns">
        <AvailableFields method={method} connectorName={connector.name} />
        <ConnectForm onFocusGuide={setGuideAt} />
        <GuidePanel
          guide={connector.guide}
          at={guideAt}
          {...(method.transport === 'file' ? { title: text('connect.guide file') } : {})}
        />
      </div>
    </>
  )
}
