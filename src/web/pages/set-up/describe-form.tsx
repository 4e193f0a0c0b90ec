import { type FormEvent, type JSX, useState } from 'react'
import { DescriptionEditor } from '../../parts/description/description-editor.tsx'
import { faultsIn } from '../../parts/description/editor-parts.ts'
import { OpenProblems } from '../../parts/description/open-problems.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ConnectionCheck, verdictOf } from '../../parts/set-up/connection-check.tsx'
import { GuidePanel } from '../../parts/set-up/guide-panel.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { MethodChoice, NextRow, useConnect } from './connect-action.tsx'
import { ItLinkButton } from './it-link-button.tsx'
import { rememberConnection, useConnectionParams, useSetUp } from './set-up-context.ts'

/** Keeps what was described before a colleague is asked for the secret, which is still missing then. */
function useKeepDescription(): () => Promise<void> {
  const { credentials } = useSetUp()
  const params = useConnectionParams()
  const store = useWrite('PUT /companies/{company}/connections/{connection}/credentials')
  return async () => {
    const description = credentials['description']
    if (description === undefined) return
    const kept = await store.mutateAsync({ params, body: { values: { description }, partly: true } })
    rememberConnection(params.company, kept)
  }
}

/** Connect, where an administrator describes the HR system: the editor, its guide, and the same test as always. */
export function DescribeForm(): JSX.Element {
  const { connection, connector, method, credentials, setCredentials } = useSetUp()
  const params = useConnectionParams()
  const connect = useConnect()
  const keep = useKeepDescription()
  const [guideAt, setGuideAt] = useState<string | null>(null)
  const [sent, setSent] = useState<string | undefined>(undefined)
  // What was wrong with an earlier text says nothing about this one.
  const stale = sent !== credentials['description']
  const faults = stale ? new Map<string, string>() : faultsIn(connect.error)
  const told = connect.check.lines.length > 0 && !connect.check.running
  async function submit(event: FormEvent) {
    event.preventDefault()
    setSent(credentials['description'])
    await connect.next()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <MethodChoice />
      {connection.testAddress !== null && (
        <p className="small test-address">
          {text('connect.test address', { address: connection.testAddress })}
        </p>
      )}
      <DescriptionEditor
        params={params}
        value={credentials}
        onChange={setCredentials}
        stored={connection.credentials}
        faults={faults}
        onFocusGuide={setGuideAt}
        beside={<GuidePanel guide={connector.guide} at={guideAt} />}
      />
      <div className="row">
        <ItLinkButton before={keep} onHandedOver={() => void connect.next()} />
        <span className="dim small">{text('describe.it stores')}</span>
      </div>
      <ConnectionCheck method={method} state={connect.check} />
      <OpenProblems problems={[...faults].map(([path, message]) => ({ path, message }))} />
      {connect.error !== null && faultsIn(connect.error).size === 0 && <ProblemNote error={connect.error} />}
      <NextRow connect={connect} verdict={told ? verdictOf(connect.check.lines) : null} />
    </form>
  )
}
