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

function Notice({ guard, params, onChange, open }: NoticeProps) {
  const admin = useIsAdmin()
  const Icon = guard.released ? IconCircleCheck : icons[guard.verdict]
  const target = shows[guard.guard]
  const values = {
    count: guard.count,
    outOf: guard.outOf,
    limit: guard.limit,
    share: formatShare(guard.count, guard.outOf),
  }
  const verdict = guard.released ? 'released' : guard.verdict === 'clear' ? 'warned' : guard.verdict
  const holds = !guard.released && guard.verdict !== 'warned' && guard.verdict !== 'clear'
  return (
    <section className={`pv-guard ${verdict}`} aria-label={text(`guard.${guard.guard}.title`, values)}>
      <Icon size={20} stroke={1.8} aria-hidden className="pv-guard-icon" />
      <div className="pv-guard-body">
        <p>
          <span className="strong">{text(`guard.${verdict}`)}: </span>
          <span className="strong">{text(`guard.${guard.guard}.title`, values)}.</span>{' '}
          {!guard.released && text(`guard.${guard.guard}.why`, values)}
        </p>
        {!guard.released && (
          <p className="dim">
            {guard.stillNeeded !== null && guard.releasedBy.length > 0
              ? text(`guard.still.${guard.stillNeeded}`)
              : todo(guard, guard.stillNeeded === 'second fetch')}{' '}
            {holds && text('guard.others')}
          </p>
        )}
        <Releases guard={guard} />
        <div className="pv-guard-do">
          {target && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => onChange({ bucket: undefined, flag: undefined, ...target })}
            >
              {text('guard.show')}
            </Anchor>
          )}
          {holds &&
            open &&
            (admin ? (
              <GuardRelease guard={guard} params={params} />
            ) : (
              <span className="dim small">{text('guard.only-admin')}</span>
            ))}
        </div>
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
