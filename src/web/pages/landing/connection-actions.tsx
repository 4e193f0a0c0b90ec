import { Button, Tooltip } from '@mantine/core'
import { IconPlayerPlay, IconPlugConnected, IconRefresh, type TablerIcon } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { JSX } from 'react'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { useCompany } from '../../company.ts'
import { showProblem } from '../../parts/show-problem.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'

const list = 'GET /companies/{company}/connections'

type Props = { connection: ConnectionSummary }

/** Opens the preview of the newest complete snapshot. */
export function SyncNowButton(
  props: Props & { label: string; icon?: TablerIcon; fetch: boolean; quiet?: boolean },
): JSX.Element {
  const { slug } = useCompany()
  const navigate = useNavigate()
  const open = useWrite('POST /companies/{company}/connections/{connection}/preview', [list])
  const Icon = props.icon
  async function go() {
    const params = { company: slug, connection: props.connection.id }
    const preview = await open.mutateAsync({ params, body: { fetch: props.fetch } }).catch(showProblem)
    if (!preview) return
    await navigate({
      to: '/c/$company/integrations/hr-integration/preview/$plan',
      params: { company: slug, plan: preview.id },
    })
  }
  return (
    <Tooltip label={text('landing.sync now hint')} multiline maw={280}>
      <Button
        variant={props.quiet ? 'default' : 'filled'}
        loading={open.isPending}
        onClick={() => void go()}
        leftSection={Icon && <Icon size={17} aria-hidden />}
      >
        {props.label}
      </Button>
    </Tooltip>
  )
}

export function FetchNowButton({ connection }: Props): JSX.Element {
  const { slug } = useCompany()
  const fetchNow = useWrite('POST /companies/{company}/connections/{connection}/fetch', [list])
  const params = { company: slug, connection: connection.id }
  return (
    <Tooltip
      label={text('landing.fetch now hint', { connector: connection.connectorName })}
      multiline
      maw={280}
    >
      <Button
        variant="default"
        loading={fetchNow.isPending}
        disabled={connection.state === 'fetching'}
        leftSection={<IconRefresh size={17} aria-hidden />}
        onClick={() => void fetchNow.mutateAsync({ params }).catch(showProblem)}
      >
        {text('landing.fetch now')}
      </Button>
    </Tooltip>
  )
}

export function ResumeButton({ connection }: Props): JSX.Element {
  const { slug } = useCompany()
  const resume = useWrite('PATCH /companies/{company}/connections/{connection}', [list])
  const params = { company: slug, connection: connection.id }
  return (
    <Button
      loading={resume.isPending}
      leftSection={<IconPlayerPlay size={17} aria-hidden />}
      onClick={() => void resume.mutateAsync({ params, body: { paused: false } }).catch(showProblem)}
    >
      {text('landing.resume')}
    </Button>
  )
}

/** Begins the same set-up again; the earlier settings are offered there. */
export function ReconnectButton({ connection }: Props): JSX.Element {
  const { slug } = useCompany()
  const navigate = useNavigate()
  const begin = useWrite('POST /companies/{company}/connections', [list])
  async function go() {
    const { connectorId, methodId } = connection
    const made = await begin
      .mutateAsync({ params: { company: slug }, body: { connectorId, methodId } })
      .catch(showProblem)
    if (!made) return
    await navigate({
      to: '/c/$company/integrations/hr-integration/$connection/set-up/$step',
      params: { company: slug, connection: made.id, step: 'connect' },
    })
  }
  return (
    <Button
      variant="default"
      loading={begin.isPending}
      leftSection={<IconPlugConnected size={17} aria-hidden />}
      onClick={() => void go()}
    >
      {text('landing.reconnect action')}
    </Button>
  )
}
