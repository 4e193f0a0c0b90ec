import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { GuardView } from '#api/contract/preview.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useSession, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

const reads = [
  'GET /companies/{company}/plans/{plan}',
  'GET /companies/{company}/plans/{plan}/items',
] as const

/** Typing the number shows that it was read; a hard hold asks for a reason as well. */
export function GuardRelease({ guard, params }: Readonly<{ guard: GuardView; params: PlanParams }>) {
  const release = useWrite('POST /companies/{company}/plans/{plan}/guards/{guard}/release', reads)
  const session = useSession()
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const hard = guard.verdict === 'hard-held'
  const numberFits = number.trim() === String(guard.count)
  const reasonFits = !hard || reason.trim().length >= 3
  if (guard.releasedBy.some((one) => one.name === session.data?.user.name)) {
    return <span className="dim small">{text('guard.you-released')}</span>
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!numberFits || !reasonFits) return
    const body = { number: guard.count, reason: hard ? reason.trim() : null }
    release.mutate({ params: { ...params, guard: guard.guard }, body })
  }
  return (
    <form className="pv-release" onSubmit={submit}>
      <TextInput
        size="sm"
        className="pv-release-number"
        label={text('guard.number')}
        inputMode="numeric"
        autoComplete="off"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        error={tried && !numberFits && text('guard.number.wrong', { count: guard.count })}
      />
      {hard && (
        <TextInput
          size="sm"
          className="pv-release-reason"
          label={text('guard.reason')}
          placeholder={text('guard.reason.hint')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && !reasonFits && text('guard.reason.missing')}
        />
      )}
      <Button type="submit" size="sm" variant="default" loading={release.isPending}>
        {text('guard.release')}
      </Button>
      {release.error && <ProblemNote error={release.error} />}
    </form>
  )
}
