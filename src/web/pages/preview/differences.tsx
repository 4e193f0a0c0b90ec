import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Preview } from '#api/contract/preview.ts'
import type { Problem } from '#api/contract/problem.ts'
import { call } from '#web/api-client.ts'
import { useIsAdmin } from '#web/company.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text, textOr } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

const shownAtMost = 50

/** Makes a new plan of the newest data and opens it. */
export function MakeNewPreview({ preview, company }: Readonly<{ preview: Preview; company: string }>) {
  const navigate = useNavigate()
  const admin = useIsAdmin()
  const fresh = useMutation({
    mutationFn: async () => {
      if (preview.kind === 'sync' && preview.connectionId !== null) {
        const params = { company, connection: preview.connectionId }
        return (
          await call('POST /companies/{company}/connections/{connection}/preview', {
            params,
            body: { fetch: false },
          })
        ).id
      }
      const { hand } = preview.inputs
      if (hand !== undefined)
        return (await call('POST /companies/{company}/hand-plans', { params: { company }, body: hand }))
          .planId
      const run = preview.undoesRun?.id ?? ''
      const { undo } = preview.inputs
      const body = { personId: undo?.personId, attribute: undo?.attribute ?? undefined }
      return (await call('POST /companies/{company}/runs/{run}/undo', { params: { company, run }, body }))
        .planId
    },
    onSuccess: (plan) =>
      navigate({ to: '/c/$company/integrations/hr-integration/preview/$plan', params: { company, plan } }),
  })
  if (!admin || (preview.kind !== 'hand' && preview.connectionId === null && preview.undoesRun === null))
    return null
  return (
    <>
      <Button
        size="sm"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={fresh.isPending}
        onClick={() => fresh.mutate()}
      >
        {text('preview.again')}
      </Button>
      {fresh.error && <ProblemNote error={fresh.error} />}
    </>
  )
}

function List({ of, total }: Readonly<{ of: NonNullable<Problem['differences']>; total: number }>) {
  if (total === 0) return <p className="dim">{text('preview.newer.none')}</p>
  const rest = total - Math.min(of.length, shownAtMost)
  return (
    <div>
      <p className="strong">{text('preview.newer.count', { total })}</p>
      <ul className="pv-differences">
        {of.slice(0, shownAtMost).map((one) => (
          <li key={`${one.key} ${one.what}`}>
            <span className="strong">{one.name}</span> {textOr(`preview.difference.${one.what}`, one.what)}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="dim">{text('preview.newer.rest', { count: rest })}</p>}
    </div>
  )
}

function Banner({ title, body, children }: Readonly<{ title: string; body: string; children: ReactNode }>) {
  return (
    <section className="pv-banner" role="status">
      <IconRefresh size={20} stroke={1.8} aria-hidden className="pv-banner-icon" />
      <div className="stack">
        <p>
          <span className="strong">{title}.</span> <span className="dim">{body}</span>
        </p>
        {children}
      </div>
    </section>
  )
}

/** Newer data never moves what is being read; it is announced, and compared when asked for. */
export function NewerBanner({ preview, params }: Readonly<{ preview: Preview; params: PlanParams }>) {
  const differences = useWrite('POST /companies/{company}/plans/{plan}/differences')
  return (
    <Banner title={text('preview.newer.title')} body={text('preview.newer.body')}>
      {differences.data && <List of={differences.data.differences} total={differences.data.total} />}
      {differences.error && <ProblemNote error={differences.error} />}
      <div className="row">
        {!differences.data && (
          <Button
            size="sm"
            variant="default"
            loading={differences.isPending}
            onClick={() => differences.mutate({ params })}
          >
            {text('preview.newer.show')}
          </Button>
        )}
        <MakeNewPreview preview={preview} company={params.company} />
      </div>
    </Banner>
  )
}

/** The refusal of a stale plan: nothing was written, and only what differs is shown. */
export function StaleRefusal({
  problem,
  preview,
  company,
}: Readonly<{ problem: Problem; preview: Preview; company: string }>) {
  const differences = problem.differences ?? []
  return (
    <div className="stack pv-stale" role="alert">
      <Banner title={text('preview.stale.title')} body={text('preview.stale.body')}>
        {differences.length > 0 && <List of={differences} total={differences.length} />}
        <div className="row">
          <MakeNewPreview preview={preview} company={company} />
        </div>
      </Banner>
    </div>
  )
}
