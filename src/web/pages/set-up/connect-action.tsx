import { Button, SegmentedControl } from '@mantine/core'
import { type JSX, useCallback, useState } from 'react'
import type { CheckLine } from '#api/contract/credentials.ts'
import { stream } from '../../api-client.ts'
import { emptyDraft } from '../../parts/description/draft.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { type CheckVerdict, useConnectionCheck } from '../../parts/set-up/connection-check.tsx'
import { credentialsReady, typedCredentials } from '../../parts/set-up/credentials-form.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { rememberConnection, useConnectionParams, useGoTo, useSetUp } from './set-up-context.ts'
import { useMissingSignIn } from './sign-in-here.tsx'

/** The ways to connect, where there are several. */
export function MethodChoice(): JSX.Element | null {
  const { connector, method } = useSetUp()
  const params = useConnectionParams()
  const choose = useWrite('PATCH /companies/{company}/connections/{connection}')
  if (connector.methods.length < 2) return null
  const names = connector.methods.map((one) => one.name).join('')
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
        // Side by side, long names would be cut at the edge of the form.
        orientation={names.length > 36 ? 'vertical' : 'horizontal'}
        data={connector.methods.map((one) => ({ value: one.id, label: one.name }))}
        value={method.id}
        onChange={(methodId) => void take(methodId)}
      />
      {choose.error && <ProblemNote error={choose.error} />}
    </div>
  )
}

/** Stores what was typed, tests the connection, and goes on when nothing essential is missing. */
export function useConnect() {
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
  const missingSignIn = useMissingSignIn()

  async function storeTyped(): Promise<void> {
    const values = typedCredentials(credentials)
    // Nothing described is asked about as well, so that what is missing is said beside each part.
    if (method.described && !connection.credentials.some((one) => one.value !== null))
      values['description'] ??= JSON.stringify(emptyDraft())
    if (Object.keys(values).length > 0) {
      rememberConnection(company, await store.mutateAsync({ params, body: { values } }))
      setCredentials({})
    }
  }
  /** Stores what was typed; false where that failed, which is said. */
  async function storeOnly(): Promise<boolean> {
    setError(null)
    try {
      await storeTyped()
      return true
    } catch (failed) {
      setError(failed)
      return false
    }
  }
  async function next(): Promise<void> {
    setError(null)
    try {
      await storeTyped()
      if (await missingSignIn()) return
      if ((await check.start()) === 'passed') await goTo('filter')
    } catch (failed) {
      setError(failed)
    }
  }
  const ready =
    method.transport === 'file'
      ? connection.file !== null
      : credentialsReady(method, credentials, connection.credentials)
  const busy = store.isPending || check.state.running
  return { next, store: storeOnly, ready, error, check: check.state, busy, goTo }
}

/** Next, or Test again; and the way on without a missing right. */
export function NextRow(props: {
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
