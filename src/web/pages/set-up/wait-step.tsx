import { Button, Checkbox } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type JSX, useEffect } from 'react'
import type { Discovery } from '#api/contract/settings.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { Answer, LoadingLines } from '../../parts/answer.tsx'
import { FetchProgressBar, useLiveSnapshot } from '../../parts/fetch-progress.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { FailureNote, ProblemNote } from '../../parts/problem-note.tsx'
import { useRead, useSession, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { rememberConnection, useConnectionParams, useGoTo, useSetUp } from './set-up-context.ts'

const snapshotsKey = 'GET /companies/{company}/connections/{connection}/snapshots'
const connectionKey = 'GET /companies/{company}/connections/{connection}'

function useFetchNow() {
  return useWrite('POST /companies/{company}/connections/{connection}/fetch', [connectionKey, snapshotsKey])
}

function MailMe(): JSX.Element | null {
  const { connection } = useSetUp()
  const params = useConnectionParams()
  const session = useSession()
  const save = useWrite('PATCH /companies/{company}/connections/{connection}')
  const email = session.data?.user.email
  if (!email) return null
  const asked = connection.notifyEmails.includes(email)
  async function toggle() {
    const others = connection.notifyEmails.filter((one) => one !== email)
    const notifyEmails = asked || !email ? others : [...others, email]
    rememberConnection(params.company, await save.mutateAsync({ params, body: { notifyEmails } }))
  }
  return (
    <>
      <Checkbox
        label={text('wait.mail', { email })}
        checked={asked}
        disabled={save.isPending}
        onChange={() => void toggle().catch(() => undefined)}
      />
      {save.error && <ProblemNote error={save.error} />}
    </>
  )
}

function entitiesOf(found: Discovery): string | null {
  const statistic = found.fields.find((one) => one.id === 'legalEntity')?.statistic
  if (!statistic || statistic.samples.length === 0) return null
  const names = statistic.samples.join(', ')
  const more = (statistic.distinct ?? 0) - statistic.samples.length
  return more > 0
    ? text('wait.found entities more', { names, n: more })
    : text('wait.found entities', { names })
}

function FoundSoFar({ snapshot }: { snapshot: Snapshot }): JSX.Element | null {
  const params = useConnectionParams()
  const discovery = useRead(
    'GET /companies/{company}/connections/{connection}/discovery',
    { params },
    { refetchIntervalMs: snapshot.state === 'fetching' ? 4000 : false },
  )
  const { people } = snapshot.progress
  if (!discovery.data || people === 0) return null
  const known = discovery.data.fields.filter((field) => field.statistic !== null)
  const filled = known.filter((field) => (field.statistic?.filled ?? 0) > 0).length
  const entities = entitiesOf(discovery.data)
  return (
    <section className="stack">
      <h2 className="section-title">{text('wait.found')}</h2>
      <ul className="names">
        <li>{text('wait.found people', { n: people })}</li>
        {known.length > 0 && <li>{text('wait.found fields', { filled, n: known.length })}</li>}
        {entities !== null && <li>{entities}</li>}
      </ul>
    </section>
  )
}

function NotGood({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const fetchNow = useFetchNow()
  const params = useConnectionParams()
  const { goTo } = useGoTo()
  return (
    <section className="stack">
      <h2 className="section-title">{text('wait.failed')}</h2>
      {snapshot.failure && <FailureNote failure={snapshot.failure} />}
      {snapshot.incompleteBecause.length > 0 && (
        <div>
          <p>{text(snapshot.state === 'held' ? 'wait.held' : 'wait.incomplete')}</p>
          <ul>
            {snapshot.incompleteBecause.map((one) => (
              <li key={`${one.reason} ${one.detail}`}>{one.detail}</li>
            ))}
          </ul>
        </div>
      )}
      {fetchNow.error && <ProblemNote error={fetchNow.error} />}
      <div className="row">
        <Button loading={fetchNow.isPending} onClick={() => fetchNow.mutate({ params })}>
          {text('wait.again')}
        </Button>
        <Button variant="default" onClick={() => void goTo('connect')}>
          {text('wait.credentials')}
        </Button>
        {snapshot.progress.people > 0 && (
          <Button variant="default" onClick={() => void goTo('customise')}>
            {text('wait.go on')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Done(): JSX.Element {
  const { goTo } = useGoTo()
  useEffect(() => {
    const timer = setTimeout(() => void goTo('customise'), 900)
    return () => clearTimeout(timer)
  })
  return (
    <p className="row strong" role="status">
      <IconCircleCheck size={21} className="check-passed" aria-hidden />
      {text('wait.done')}
    </p>
  )
}

/** Nothing was ever fetched: the first fetch is begun here, once. */
function Begin(): JSX.Element {
  const params = useConnectionParams()
  const { mutate, error, isIdle } = useFetchNow()
  const { company, connection } = params
  useEffect(() => {
    if (isIdle) mutate({ params: { company, connection } })
  }, [isIdle, mutate, company, connection])
  if (error) return <ProblemNote error={error} onRetry={() => mutate({ params })} />
  return <p role="status">{text('wait.starting')}</p>
}

function Progress({ snapshots }: { snapshots: readonly Snapshot[] }): JSX.Element {
  const { connection, connector } = useSetUp()
  const snapshot = useLiveSnapshot(connection.id, connection.fetching ?? snapshots[0] ?? null)
  if (snapshot === null) return <Begin />
  return (
    <>
      {snapshot.state === 'fetching' && (
        <FetchProgressBar snapshot={snapshot} connectorName={connector.name} />
      )}
      {snapshot.state === 'complete' && <Done />}
      {(snapshot.state === 'incomplete' || snapshot.state === 'held') && <NotGood snapshot={snapshot} />}
      <FoundSoFar snapshot={snapshot} />
      {snapshot.state === 'fetching' && <MailMe />}
    </>
  )
}

/** Wait: the first fetch runs in the background; leaving is safe, and the next step opens by itself. */
export function WaitStep(): JSX.Element {
  const { connector } = useSetUp()
  const params = useConnectionParams()
  const { goTo } = useGoTo()
  const snapshots = useRead(snapshotsKey, { params }, { refetchIntervalMs: 6000 })
  return (
    <>
      <PageHeading title={text('wait.title', { connector: connector.name })} />
      <p className="dim">{text('wait.lead')}</p>
      <div className="card stack step-narrow">
        <Answer of={snapshots} loading={<LoadingLines lines={2} />}>
          {(found) => <Progress snapshots={found} />}
        </Answer>
      </div>
      <div className="step-foot">
        <Button variant="default" onClick={() => void goTo('filter')}>
          {text('back')}
        </Button>
      </div>
    </>
  )
}
