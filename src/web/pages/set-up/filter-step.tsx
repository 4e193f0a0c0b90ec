import { Button } from '@mantine/core'
import { type JSX, useState } from 'react'
import { Answer } from '../../parts/answer.tsx'
import { FetchProgressBar, useLiveSnapshot } from '../../parts/fetch-progress.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { FailureNote, ProblemNote } from '../../parts/problem-note.tsx'
import { chosenClauses, FilterEditor } from '../../parts/set-up/filter-editor.tsx'
import { FilterResult } from '../../parts/set-up/filter-result.tsx'
import { onlySupplied } from '../../parts/set-up/starting-settings.ts'
import { useRead, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { useConnectionParams, useGoTo, useSaveSettings, useSetUp } from './set-up-context.ts'

const discoveryKey = 'GET /companies/{company}/connections/{connection}/discovery'
const dimensionsKey = 'GET /companies/{company}/connections/{connection}/dimensions'

function NotRead(): JSX.Element {
  const { connector } = useSetUp()
  const params = useConnectionParams()
  const fetchNow = useWrite('POST /companies/{company}/connections/{connection}/fetch', [
    'GET /companies/{company}/connections/{connection}',
    discoveryKey,
  ])
  return (
    <section className="card stack">
      <p>{text('filter.not read')}</p>
      {fetchNow.error && <ProblemNote error={fetchNow.error} />}
      <div>
        <Button variant="default" loading={fetchNow.isPending} onClick={() => fetchNow.mutate({ params })}>
          {text('filter.read now', { connector: connector.name })}
        </Button>
      </div>
    </section>
  )
}

function Editor(): JSX.Element {
  const { connector, settings, change } = useSetUp()
  const params = useConnectionParams()
  const dimensions = useRead(dimensionsKey, { params })
  return (
    <div className="step-two">
      <Answer of={dimensions}>
        {(found) =>
          found.length === 0 ? (
            <p>{text('filter.no dimensions', { connector: connector.name })}</p>
          ) : (
            <FilterEditor
              dimensions={found}
              value={settings.filter}
              onChange={(filter) => change({ filter })}
            />
          )
        }
      </Answer>
      <FilterResult {...params} filter={settings.filter} />
    </div>
  )
}

function FilterBody(): JSX.Element {
  const { connection, connector } = useSetUp()
  const params = useConnectionParams()
  const discovery = useRead(discoveryKey, { params })
  const live = useLiveSnapshot(connection.id, connection.fetching ?? discovery.data?.snapshot ?? null)
  if (live?.state === 'fetching') {
    return (
      <section className="card stack step-narrow">
        <p>{text('filter.reading', { connector: connector.name })}</p>
        <FetchProgressBar snapshot={live} connectorName={connector.name} />
      </section>
    )
  }
  return (
    <Answer of={discovery}>
      {(found) => {
        if (found.snapshot === null) return <NotRead />
        const { failure, inScope, outsideFilter } = found.snapshot
        const readNobody = inScope + outsideFilter + found.snapshot.progress.people === 0
        return (
          <>
            {failure && <FailureNote failure={failure} />}
            {failure && readNobody ? <NotRead /> : <Editor />}
          </>
        )
      }}
    </Answer>
  )
}

/** Employee Filtering: which groups to sync. Nothing chosen means everybody, and says so. */
export function FilterStep(): JSX.Element {
  const { connection, connector, settings } = useSetUp()
  const params = useConnectionParams()
  const discovery = useRead(discoveryKey, { params })
  const { save, saving } = useSaveSettings()
  const { goTo, moving } = useGoTo()
  const [error, setError] = useState<unknown>(null)
  async function finish() {
    setError(null)
    try {
      const untouched = connection.settings === null && discovery.data !== undefined
      const start = untouched ? onlySupplied(settings, discovery.data.fields) : settings
      await save({ ...start, filter: chosenClauses(settings.filter) })
      await goTo('wait')
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <>
      <PageHeading title={text('filter.title')} above={<p className="dim">{connector.name}</p>} />
      <p className="dim">{text('filter.lead')}</p>
      <FilterBody />
      {error !== null && <ProblemNote error={error} />}
      <div className="step-foot">
        <Button variant="default" onClick={() => void goTo('connect')}>
          {text('back')}
        </Button>
        <Button loading={saving || moving} onClick={() => void finish()}>
          {text('filter.finish')}
        </Button>
      </div>
    </>
  )
}
