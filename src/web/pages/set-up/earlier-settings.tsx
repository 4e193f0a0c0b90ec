import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { JSX } from 'react'
import { distance } from '../../parts/age.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useWrite } from '../../queries.ts'
import { serverNow } from '../../server-time.ts'
import { text } from '../../text.ts'
import { rememberConnection, useConnectionParams, useSetUp } from './set-up-context.ts'

/** Offers the settings of an earlier connection to the same HR system. */
export function EarlierSettings(): JSX.Element | null {
  const { connection, connector } = useSetUp()
  const params = useConnectionParams()
  const take = useWrite('POST /companies/{company}/connections/{connection}/earlier-settings')
  const earlier = connection.earlierSettings
  if (take.isSuccess) {
    return (
      <p className="card" role="status">
        {text('connect.earlier taken')}
      </p>
    )
  }
  if (earlier === null) return null
  async function takeOver() {
    rememberConnection(params.company, await take.mutateAsync({ params }))
  }
  return (
    <section className="card row">
      <IconHistory size={22} stroke={1.6} aria-hidden />
      <div>
        <p className="strong">{text('connect.earlier', { connector: connector.name })}</p>
        <p className="dim small">
          {text('connect.earlier why', { age: distance(earlier.disconnectedAt, serverNow()) })}
        </p>
      </div>
      <Button
        variant="default"
        loading={take.isPending}
        onClick={() => void takeOver().catch(() => undefined)}
      >
        {text('connect.earlier take')}
      </Button>
      {take.error && <ProblemNote error={take.error} />}
    </section>
  )
}
