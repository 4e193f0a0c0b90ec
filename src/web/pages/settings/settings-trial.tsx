import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { SettingsTrial } from '#api/contract/settings.ts'
import { type Bucket, buckets } from '#model/plan.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

function named(bucket: Bucket | null): string {
  return bucket === null ? text('trial.no line') : text(`bucket.${bucket}`)
}

function Counts({ trial }: { trial: SettingsTrial }): JSX.Element {
  const other = buckets.filter((one) => (trial.before[one] ?? 0) !== (trial.after[one] ?? 0))
  return (
    <ul className="trial-counts">
      {other.map((bucket) => (
        <li key={bucket}>
          {text(`bucket.${bucket}`)}: <span className="tabular">{trial.before[bucket] ?? 0}</span>{' '}
          <IconArrowRight size={14} aria-label={text('trial.becomes')} />{' '}
          <strong className="tabular">{trial.after[bucket] ?? 0}</strong>
        </li>
      ))}
    </ul>
  )
}

function Told({ trial }: { trial: SettingsTrial }): JSX.Element {
  if (trial.fetchNeeded) return <p>{text('trial.fetch needed')}</p>
  if (trial.total === 0) return <p>{text('trial.nothing')}</p>
  return (
    <>
      <p>{text('trial.lines', { n: trial.total })}</p>
      <Counts trial={trial} />
      <details>
        <summary>{text('trial.which')}</summary>
        <ul className="trial-lines">
          {trial.lines.map((line) => (
            <li key={line.key}>
              {line.name}: {named(line.before)}{' '}
              <IconArrowRight size={14} aria-label={text('trial.becomes')} /> {named(line.after)}
            </li>
          ))}
        </ul>
        {trial.total > trial.lines.length && (
          <p className="dim small">{text('trial.more', { n: trial.total - trial.lines.length })}</p>
        )}
      </details>
    </>
  )
}

/** What a draft of the settings would do to the preview, before it is saved. */
export function SettingsTrialPart(props: {
  company: string
  connection: string
  draft: ConnectionSettings
  disabled: boolean
}): JSX.Element {
  const { company, connection, draft } = props
  const trial = useWrite('POST /companies/{company}/connections/{connection}/settings-trial', [])
  const params = { company, connection }
  const isOfThis = JSON.stringify(trial.variables?.body.settings) === JSON.stringify(draft)
  return (
    <>
      <Button
        variant="default"
        loading={trial.isPending}
        disabled={props.disabled}
        onClick={() => trial.mutate({ params, body: { settings: draft } })}
      >
        {text('trial.try')}
      </Button>
      <div role="status" className="trial">
        {trial.data && isOfThis && <Told trial={trial.data} />}
        {trial.error && isOfThis && <ProblemNote error={trial.error} />}
      </div>
    </>
  )
}
