import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type JSX, useEffect } from 'react'
import { FetchProgressBar, useLiveSnapshot } from '../../parts/fetch-progress.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { useConnectionParams, useGoTo, useSetUp } from './set-up-context.ts'

const connectionKey = 'GET /companies/{company}/connections/{connection}'

/** Asks for the preview until there is one: again whenever a fetch has ended. */
function usePreview(fetching: boolean) {
  const params = useConnectionParams()
  const navigate = useNavigate()
  const { mutate, ...rest } = useWrite('POST /companies/{company}/connections/{connection}/preview', [
    connectionKey,
    'GET /companies/{company}/connections',
  ])
  const { company, connection } = params
  useEffect(() => {
    if (!fetching) mutate({ params: { company, connection }, body: { fetch: true } })
  }, [fetching, mutate, company, connection])
  const plan = rest.data?.id
  useEffect(() => {
    if (plan === undefined) return
    void navigate({
      to: '/c/$company/integrations/hr-integration/preview/$plan',
      params: { company, plan },
      replace: true,
    })
  }, [plan, navigate, company])
  return { ...rest, ask: () => mutate({ params, body: { fetch: true } }) }
}

/** The end of the set-up: reads once more with the chosen settings where needed, then opens the preview. */
export function FinishStep(): JSX.Element {
  const { connection, connector } = useSetUp()
  const params = useConnectionParams()
  const { goTo } = useGoTo()
  const live = useLiveSnapshot(connection.id, connection.fetching)
  const fetching = live?.state === 'fetching'
  const preview = usePreview(fetching)
  const fetchNow = useWrite('POST /companies/{company}/connections/{connection}/fetch', [connectionKey])
  return (
    <>
      <PageHeading title={text('finish.title')} />
      <p className="dim">{text('finish.lead')}</p>
      <div className="card stack step-narrow">
        {fetching && (
          <>
            <p>{text('finish.reading', { connector: connector.name })}</p>
            <FetchProgressBar snapshot={live} connectorName={connector.name} />
          </>
        )}
        {!fetching && preview.isPending && <p role="status">{text('finish.making')}</p>}
        {!fetching && preview.error && (
          <>
            <ProblemNote error={preview.error} onRetry={preview.ask} />
            {fetchNow.error && <ProblemNote error={fetchNow.error} />}
            <div>
              <Button
                variant="default"
                loading={fetchNow.isPending}
                onClick={() => fetchNow.mutate({ params })}
              >
                {text('landing.fetch now')}
              </Button>
            </div>
          </>
        )}
      </div>
      <div className="step-foot">
        <Button variant="default" onClick={() => void goTo('customise')}>
          {text('back')}
        </Button>
      </div>
    </>
  )
}
