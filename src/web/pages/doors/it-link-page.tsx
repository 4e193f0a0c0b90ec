import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, type JSX, useCallback, useState } from 'react'
import type { Connector } from '#api/contract/connector.ts'
import type { CheckLine } from '#api/contract/credentials.ts'
import type { ResponseOf } from '#api/contract/index.ts'
import { stream } from '../../api-client.ts'
import { formatInstant } from '../../format.ts'
import { LoadingLines } from '../../parts/answer.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ConnectionCheck, useConnectionCheck } from '../../parts/set-up/connection-check.tsx'
import {
  CredentialsForm,
  type CredentialValues,
  credentialsReady,
  type Method,
  typedCredentials,
} from '../../parts/set-up/credentials-form.tsx'
import { GuidePanel } from '../../parts/set-up/guide-panel.tsx'
import { PermissionList } from '../../parts/set-up/permission-list.tsx'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'
import { Door } from './door.tsx'

type Link = ResponseOf<'GET /it-links/{token}'>

function HandOverForm(props: { token: string; method: Method; connector: Connector }): JSX.Element {
  const { token, method, connector } = props
  const [values, setValues] = useState<CredentialValues>({})
  const [guideAt, setGuideAt] = useState<string | null>(null)
  const [showFaults, setShowFaults] = useState(false)
  const [done, setDone] = useState(false)
  const run = useCallback(
    () =>
      stream<CheckLine>('POST /it-links/{token}', {
        params: { token },
        body: { values: typedCredentials(values) },
      }),
    [token, values],
  )
  const check = useConnectionCheck(run)
  async function submit(event: FormEvent) {
    event.preventDefault()
    setShowFaults(true)
    if (credentialsReady(method, values, [])) setDone((await check.start()) !== 'failed')
  }
  return (
    <div className="connect-columns">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {!done && (
          <CredentialsForm
            method={method}
            value={values}
            onChange={setValues}
            showFaults={showFaults}
            onFocusGuide={setGuideAt}
          />
        )}
        <ConnectionCheck method={method} state={check.state} />
        {!done && !check.state.running && check.state.lines.length > 0 && (
          <p>{text('it.wrong', { connector: connector.name })}</p>
        )}
        {done ? (
          <p className="row strong door-done" role="status">
            <IconCircleCheck size={20} aria-hidden /> {text('it.done')}
          </p>
        ) : (
          <Button type="submit" loading={check.state.running}>
            {text('it.action')}
          </Button>
        )}
        {done && <p>{text('it.done why')}</p>}
        {!done && <PermissionList method={method} connectorName={connector.name} />}
      </form>
      <GuidePanel guide={connector.guide} at={guideAt} />
    </div>
  )
}

function HandOver({ token, link }: { token: string; link: Link }): JSX.Element {
  const read = useRead('GET /it-links/{token}/connector', { params: { token } }, { retry: false })
  // The contract leaves this answer open; it is the same document as the catalogue's entry.
  const connector = read.data as Connector | undefined
  const method = connector?.methods.find((one) => one.id === link.methodId) ?? connector?.methods[0]
  if (read.error) return <ProblemNote error={read.error} />
  if (!connector || !method) return <LoadingLines />
  return (
    <Door
      wide
      title={text('it.title', { connector: connector.name, company: link.companyName })}
      lead={`${text('it.lead')} ${text('it.until', { at: formatInstant(link.expiresAt) })}`}
    >
      <HandOverForm token={token} method={method} connector={connector} />
    </Door>
  )
}

/** What an IT colleague sees: the form, the guide and the test. Never people. */
export function ItLinkPage(): JSX.Element {
  const { token } = useParams({ from: '/it/$token' })
  const link = useRead('GET /it-links/{token}', { params: { token } }, { retry: false })
  if (link.data) return <HandOver token={token} link={link.data} />
  return (
    <Door title={text('frame.hr integration')}>
      {link.error ? <ProblemNote error={link.error} /> : <LoadingLines />}
    </Door>
  )
}
