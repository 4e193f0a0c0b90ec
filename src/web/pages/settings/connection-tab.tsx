import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { formatBytes } from '#web/format.ts'
import { Age } from '#web/parts/age.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { Credentials } from './credentials.tsx'
import { LatestFetches } from './latest-fetches.tsx'
import { PushCredentials } from './push-credentials.tsx'
import { SaveBar } from './save-bar.tsx'
import { useSettingsDraft } from './saved-settings.ts'

export type TabProps = Readonly<{ connection: Connection; company: string }>

const reads = [
  'GET /companies/{company}/connections/{connection}',
  'GET /companies/{company}/connections',
] as const

function Naming({ connection, company }: TabProps) {
  const [name, setName] = useState(connection.name)
  const change = useWrite('PATCH /companies/{company}/connections/{connection}', reads)
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate({ params: { company, connection: connection.id }, body: { name: name.trim() } })
  }
  return (
    <form className="row settings-name" onSubmit={submit}>
      <TextInput
        label={text('connection.name')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={change.isPending}
        disabled={name.trim() === '' || name.trim() === connection.name}
      >
        {text('connection.rename')}
      </Button>
      {change.error && <ProblemNote error={change.error} />}
    </form>
  )
}

function Every({ connection, company, settings }: TabProps & Readonly<{ settings: ConnectionSettings }>) {
  const draft = useSettingsDraft(connection, settings, company)
  return (
    <>
      <NumberInput
        className="settings-hours"
        label={text('connection.schedule.every')}
        description={text('connection.schedule.hint')}
        min={1}
        max={24}
        step={0.5}
        decimalScale={2}
        value={draft.draft.fetchEveryHours}
        onChange={(value) => typeof value === 'number' && draft.change({ fetchEveryHours: value })}
      />
      <SaveBar draft={draft} connection={connection} />
    </>
  )
}

function Schedule({ connection, company }: TabProps) {
  const pause = useWrite('PATCH /companies/{company}/connections/{connection}', reads)
  const paused = connection.state === 'paused'
  return (
    <section className="card stack" aria-labelledby="connection-schedule">
      <h2 className="settings-head" id="connection-schedule">
        {text('connection.schedule')}
      </h2>
      {connection.settings !== null && (
        <Every connection={connection} company={company} settings={connection.settings} />
      )}
      <Switch
        label={text('connection.paused')}
        checked={paused}
        disabled={pause.isPending || connection.setupStep !== 'done'}
        onChange={(event) =>
          pause.mutate({
            params: { company, connection: connection.id },
            body: { paused: event.currentTarget.checked },
          })
        }
      />
      {pause.error && <ProblemNote error={pause.error} />}
    </section>
  )
}

/** Name, credentials, schedule and the latest fetches. */
export function ConnectionTab({ connection, company }: TabProps) {
  return (
    <>
      <section className="card">
        <Naming connection={connection} company={company} />
      </section>
      {connection.credentials.length > 0 && <Credentials connection={connection} company={company} />}
      {connection.credentials.length === 0 && connection.file === null && (
        <PushCredentials connection={connection} company={company} />
      )}
      {connection.file !== null && (
        <section className="card">
          <h2 className="settings-head">{text('connection.file')}</h2>
          <p>
            {text('connection.file.by', { name: connection.file.name, by: connection.file.by })},{' '}
            {formatBytes(connection.file.bytes)}, <Age at={connection.file.uploadedAt} />
          </p>
        </section>
      )}
      <Schedule connection={connection} company={company} />
      <LatestFetches connection={connection} company={company} />
    </>
  )
}
