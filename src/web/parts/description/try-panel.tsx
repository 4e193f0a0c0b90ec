import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { TriedDescription } from '#api/contract/description.ts'
import { text } from '../../text.ts'
import { FailureNote, ProblemNote } from '../problem-note.tsx'
import type { SectionProps } from './editor-parts.ts'
import { OpenProblems } from './open-problems.tsx'
import { RecordTree } from './record-tree.tsx'

type Props = SectionProps &
  Readonly<{ onTry: () => void; busy: boolean; error: unknown; changedSince: boolean }>

function Call({ tried }: { tried: TriedDescription }): JSX.Element | null {
  const { call, failure } = tried
  if (call === null) return null
  const Icon = failure === null ? IconCircleCheck : IconAlertTriangle
  const ms = Math.round(call.ms)
  return (
    <p className="describe-call">
      <Icon size={18} aria-hidden className={failure === null ? 'check-passed' : 'check-failed'} />
      <span className="strong">
        {call.status === null
          ? text('describe.try no answer', { ms })
          : text('describe.try status', { status: call.status, ms })}
      </span>
      <span className="mono dim">{call.path}</span>
    </p>
  )
}

function Found({ tried }: { tried: TriedDescription }): JSX.Element | null {
  if (tried.records === null) return null
  return (
    <p>
      <span className="strong">{text('describe.try found', { n: tried.records })}</span>
      {tried.total !== null && ` ${text('describe.try total', { n: tried.total })}`}
      {'. '}
      <span className="dim">
        {tried.next === null ? text('describe.try end') : text('describe.try next', { next: tried.next })}
      </span>
    </p>
  )
}

function Lists({ draft, onChange, tried }: SectionProps): JSX.Element | null {
  if (!tried || tried.records !== null || tried.nodes.length === 0) return null
  const choose = (path: string) => onChange({ ...draft, people: { ...draft.people, recordsAt: path } })
  return (
    <div className="note" role="alert">
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden className="note-icon" />
      <div className="note-body">
        <p className="strong">{text('describe.try not there')}</p>
        <p>{text(tried.lists.length === 0 ? 'describe.try no list' : 'describe.try lists')}</p>
        <div className="row">
          {tried.lists.map(({ path, records }) => (
            <Button key={path} size="xs" variant="default" onClick={() => choose(path)}>
              {text('describe.try list', {
                path: path === '' ? text('describe.try whole') : path,
                n: records,
              })}
            </Button>
          ))}
        </div>
      </div>
    </div>
  )
}

/** One reading call and what came: status, people, the way on, the parts of a person. */
export function TryPanel(props: Props): JSX.Element {
  const { tried } = props
  return (
    <section className="card stack describe-try" aria-label={text('describe.try title')}>
      <div className="row spread">
        <h2 className="section-title">{text('describe.try title')}</h2>
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={props.busy}
          onClick={props.onTry}
        >
          {text(tried ? 'describe.try again' : 'describe.try')}
        </Button>
      </div>
      {props.error !== null && props.error !== undefined && <ProblemNote error={props.error} />}
      <div aria-live="polite" className="stack">
        {!tried && <p className="dim">{text('describe.try none')}</p>}
        {tried && (
          <>
            {props.changedSince && <p className="dim small">{text('describe.try changed')}</p>}
            <Call tried={tried} />
            {tried.failure && <FailureNote failure={tried.failure} />}
            <Found tried={tried} />
            <OpenProblems problems={tried.problems} />
          </>
        )}
      </div>
      <Lists {...props} />
      {tried?.records != null && tried.nodes.length > 0 && <RecordTree {...props} />}
    </section>
  )
}
