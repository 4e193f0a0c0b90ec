import { Anchor } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconShieldLock } from '@tabler/icons-react'
import type { GuardView, Preview } from '#api/contract/preview.ts'
import type { Bucket } from '#model/plan.ts'
import { useIsAdmin } from '#web/company.ts'
import { formatInstant, formatShare } from '#web/format.ts'
import { text } from '#web/text.ts'
import { GuardRelease } from './guard-release.tsx'
import type { PlanParams } from './preview-items.ts'
import type { ChangeView } from './view-in-address.ts'

const shows: Partial<
  Record<
    GuardView['guard'],
    { bucket?: Bucket; flag?: 'cleared value' | 'e-mail change' | 'identifier change' | 'entity move' }
  >
> = {
  leaving: { bucket: 'leaving' },
  joiners: { bucket: 'new' },
  'cleared values': { flag: 'cleared value' },
  'e-mail changes': { flag: 'e-mail change' },
  'identifier changes': { flag: 'identifier change' },
  'entity moves': { flag: 'entity move' },
}

const icons = {
  held: IconShieldLock,
  'hard-held': IconShieldLock,
  warned: IconAlertTriangle,
  clear: IconCircleCheck,
}

function todo(guard: GuardView, soleAdmin: boolean): string {
  if (guard.verdict === 'warned') return text('guard.todo.warned')
  if (guard.verdict === 'held') return text('guard.todo.held', { count: guard.count })
  const second = text(soleAdmin ? 'guard.todo.second-fetch' : 'guard.todo.second-admin')
  return text('guard.todo.hard-held', { count: guard.count, second })
}

function Releases({ guard }: Readonly<{ guard: GuardView }>) {
  return guard.releasedBy.map(({ name, at, reason }) => (
    <p key={`${name} ${at}`} className="small dim">
      {reason === null
        ? text('guard.released-by', { name, at: formatInstant(at) })
        : text('guard.released-because', { name, at: formatInstant(at), reason })}
    </p>
  ))
}

type NoticeProps = Readonly<{ guard: GuardView; params: PlanParams; onChange: ChangeView; open: boolean }>

function ShowThem({ guard, onChange }: Pick<NoticeProps, 'guard' | 'onChange'>) {
  const target = shows[guard.guard]
  if (!target) return null
  return (
    <Anchor
      component="button"
      type="button"
      onClick={() => onChange({ bucket: undefined, flag: undefined, line: undefined, ...target })}
    >
      {text('guard.show')}
    </Anchor>
  )
}

function whatToDo(guard: GuardView): string {
  if (guard.stillNeeded !== null && guard.releasedBy.length > 0)
    return text(`guard.still.${guard.stillNeeded}`)
  return todo(guard, guard.stillNeeded === 'second fetch')
}

function Notice({ guard, params, onChange, open }: NoticeProps) {
  const admin = useIsAdmin()
  const Icon = guard.released ? IconCircleCheck : icons[guard.verdict]
  const share = formatShare(guard.count, guard.outOf)
  const values = { count: guard.count, outOf: guard.outOf, limit: guard.limit, share }
  const verdict = guard.released ? 'released' : guard.verdict === 'clear' ? 'warned' : guard.verdict
  const holds = !guard.released && (guard.verdict === 'held' || guard.verdict === 'hard-held')
  const title = text(`guard.${guard.guard}.title`, values)
  return (
    <section className={`pv-guard ${verdict}`} aria-label={title}>
      <Icon size={20} stroke={1.8} aria-hidden className="pv-guard-icon" />
      <div className="pv-guard-body">
        <p>
          <span className="strong">
            {text(`guard.${verdict}`)}: {title}.
          </span>{' '}
          {!guard.released && text(`guard.${guard.guard}.why`, values)}{' '}
          {!holds && !guard.released && whatToDo(guard)} <ShowThem guard={guard} onChange={onChange} />
        </p>
        <Releases guard={guard} />
        {holds && (
          <div className="pv-guard-do">
            <p className="dim">
              {whatToDo(guard)} {text('guard.others')} {!admin && text('guard.only-admin')}
            </p>
            {open && admin && <GuardRelease guard={guard} params={params} />}
          </div>
        )}
      </div>
    </section>
  )
}

/** What the guards say, in full words, with what to do about it. */
export function GuardNotices({
  preview,
  params,
  onChange,
}: Readonly<{ preview: Preview; params: PlanParams; onChange: ChangeView }>) {
  const speaking = preview.guards.filter((guard) => guard.verdict !== 'clear')
  if (speaking.length === 0) return null
  return (
    <div className="pv-guards">
      {speaking.map((guard) => (
        <Notice
          key={guard.guard}
          guard={guard}
          params={params}
          onChange={onChange}
          open={preview.state === 'open'}
        />
      ))}
    </div>
  )
}
