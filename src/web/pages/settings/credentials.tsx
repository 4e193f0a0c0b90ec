import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import type { CheckLine } from '#api/contract/credentials.ts'
import { stream } from '#web/api-client.ts'
import { Age } from '#web/parts/age.tsx'
import { Answer } from '#web/parts/answer.tsx'
import { DescriptionEditor } from '#web/parts/description/description-editor.tsx'
import { describedFields, readDraft } from '#web/parts/description/draft.ts'
import { faultsIn } from '#web/parts/description/editor-parts.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { BrowserSignIn, needsSignIn, useSignInState } from '#web/parts/set-up/browser-sign-in.tsx'
import { ConnectionCheck, useConnectionCheck } from '#web/parts/set-up/connection-check.tsx'
import {
  CredentialsForm,
  type CredentialValues,
  credentialsReady,
  type Method,
  typedCredentials,
} from '#web/parts/set-up/credentials-form.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

type Props = Readonly<{ connection: Connection; company: string }>
type Credential = Connection['credentials'][number]

function masked(credential: Credential): string {
  if (credential.kind === 'text') {
    const draft = credential.name === 'description' ? readDraft(credential.value ?? '') : undefined
    if (draft) return text('describe.stored', { name: draft.name, n: describedFields(draft.fields).length })
    return credential.value ?? text('connection.credentials.missing')
  }
  if (credential.setAt === null) return text('connection.credentials.missing')
  return credential.lastFour === null
    ? text('connection.credentials.masked')
    : text('connection.credentials.ends', { lastFour: credential.lastFour })
}

function SignIn({ connection, company, method, name }: Props & Readonly<{ method: Method; name: string }>) {
  const params = { company, connection: connection.id }
  const state = useSignInState(method, params)
  return <BrowserSignIn state={state} params={params} connectorName={name} />
}

function Stored({ credentials }: Readonly<{ credentials: readonly Credential[] }>) {
  return (
    <dl className="settings-credentials">
      {credentials.map((credential) => (
        <div key={credential.name}>
          <dt>{credential.label}</dt>
          <dd>
            {masked(credential)}
            {credential.setAt !== null && (
              <span className="dim small">
                {credential.setBy !== null &&
                  ` · ${text('connection.credentials.by', { name: credential.setBy })}`}{' '}
                <Age at={credential.setAt} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Replace({ connection, company, method }: Props & Readonly<{ method: Method }>) {
  const [open, setOpen] = useState(false)
  const [values, setValues] = useState<CredentialValues>({})
  const [tried, setTried] = useState(false)
  const params = { company, connection: connection.id }
  const put = useWrite('PUT /companies/{company}/connections/{connection}/credentials', [
    'GET /companies/{company}/connections/{connection}',
    'GET /companies/{company}/connections',
  ])
  const run = useCallback(
    () =>
      stream<CheckLine>('POST /companies/{company}/connections/{connection}/check', {
        params: { company, connection: connection.id },
      }),
    [company, connection.id],
  )
  const { state, start } = useConnectionCheck(run)
  async function saveAndTest() {
    setTried(true)
    if (!credentialsReady(method, values, connection.credentials)) return
    const typed = typedCredentials(values)
    if (Object.keys(typed).length > 0) {
      const stored = await put.mutateAsync({ params, body: { values: typed } }).catch(() => null)
      if (stored === null) return
    }
    setValues({})
    const verdict = await start()
    if (verdict === 'passed') setOpen(false)
  }
  return (
    <>
      {open && method.described && (
        <DescriptionEditor
          params={params}
          value={values}
          onChange={setValues}
          stored={connection.credentials}
          faults={faultsIn(put.error)}
        />
      )}
      {open && !method.described && (
        <CredentialsForm
          method={method}
          value={values}
          onChange={setValues}
          stored={connection.credentials}
          showFaults={tried}
        />
      )}
      {put.error && <ProblemNote error={put.error} />}
      <div className="row">
        {open ? (
          <>
            <Button loading={put.isPending || state.running} onClick={() => void saveAndTest()}>
              {text('connection.credentials.test')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {text('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={() => setOpen(true)}>
              {text('connection.credentials.replace')}
            </Button>
            <Button variant="default" loading={state.running} onClick={() => void start()}>
              {text('connection.credentials.retest')}
            </Button>
          </>
        )}
      </div>
      <ConnectionCheck method={method} state={state} />
    </>
  )
}

function OfMethod(props: Props & Readonly<{ method: Method; name: string }>) {
  const { connection, company, method } = props
  const obtained = method.credentials.filter((field) => field.obtained).map((field) => field.name)
  return (
    <>
      <Stored credentials={connection.credentials.filter((one) => !obtained.includes(one.name))} />
      <Replace connection={connection} company={company} method={method} />
      {needsSignIn(method) && <SignIn {...props} />}
    </>
  )
}

/** Credentials as far as they may be shown; replacing tests them and leaves mapping and links alone. */
export function Credentials({ connection, company }: Props) {
  const connector = useRead('GET /companies/{company}/connectors/{connector}', {
    params: { company, connector: connection.connectorId },
  })
  return (
    <section className="card stack" aria-labelledby="connection-credentials">
      <h2 className="settings-head" id="connection-credentials">
        {text('connection.credentials')}
      </h2>
      <p className="dim">{text('connection.credentials.lead')}</p>
      <Answer of={connector}>
        {(found) => {
          const method = found.methods.find((one) => one.id === connection.methodId)
          return method && <OfMethod {...{ connection, company, method, name: found.name }} />
        }}
      </Answer>
    </section>
  )
}
