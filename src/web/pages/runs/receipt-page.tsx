import { Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconArrowLeft, IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { type JSX, useState } from 'react'
import type { Receipt } from '#api/contract/registry.ts'
import { address } from '#web/api-client.ts'
import { useIsAdmin } from '#web/company.ts'
import { Age } from '#web/parts/age.tsx'
import { Answer, LoadingLines } from '#web/parts/answer.tsx'
import { BareLink, ButtonLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useRead } from '#web/queries.ts'
import { text, textOr } from '#web/text.ts'
import { RunChanges } from './run-changes.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import './receipt.css'

const tones = {
  created: 'new',
  changed: 'changed',
  left: 'leaving',
  returned: 'returning',
  withdrawn: 'coming',
} as const

function Counts({ counts }: Readonly<{ counts: Receipt['counts'] }>) {
  const kinds = (Object.keys(tones) as (keyof typeof tones)[]).filter((kind) => counts[kind] > 0)
  return (
    <p className="receipt-counts">
      {kinds.length === 0 && <span>{text('receipt.nothing')}</span>}
      {kinds.map((kind) => (
        <span key={kind} className="receipt-count" data-tone={tones[kind]}>
          {text(`receipt.count.${kind}`, { count: counts[kind] })}
        </span>
      ))}
      {counts.fields > 0 && <span className="dim">{text('receipt.fields', { count: counts.fields })}</span>}
    </p>
  )
}

function Stayed({ receipt }: Readonly<{ receipt: Receipt }>) {
  const { held, excluded, waiting = 0 } = receipt.left
  const said = [
    held > 0 && text('receipt.left.held', { count: held }),
    waiting > 0 && text('receipt.left.waiting', { count: waiting }),
    excluded > 0 && text('receipt.left.excluded', { count: excluded }),
    receipt.kind === 'sync' && text('receipt.unchanged', { count: receipt.planCounts.unchanged }),
  ].filter((one) => one !== false)
  return (
    <>
      {said.length > 0 && <p className="dim">{said.join(' · ')}</p>}
      {receipt.approval != null && (
        <p className="dim">
          {text('receipt.approved', {
            name: receipt.approval.askedBy,
            approver: receipt.approval.approvedBy,
          })}
          {', '}
          <Age at={receipt.approval.approvedAt} />
          {receipt.approval.comment !== null &&
            `: ${text('approval.said', { said: receipt.approval.comment })}`}
        </p>
      )}
      {receipt.guardsReleased.map(({ guard, by, reason }) => {
        const values = { guard: textOr(`guard.${guard}.short`, guard), name: by, reason }
        return (
          <p key={`${guard} ${by}`} className="dim">
            {text(reason === null ? 'receipt.released' : 'receipt.released-because', values)}
          </p>
        )
      })}
    </>
  )
}

function OtherRuns({ receipt, company }: Readonly<{ receipt: Receipt; company: string }>) {
  const other = receipt.undoneBy ?? receipt.undoes
  if (other === null) return null
  return (
    <p>
      <BareLink
        to="/c/$company/activity/runs/$run"
        params={{ company, run: other.id }}
        className="receipt-link"
      >
        {text(receipt.undoneBy === null ? 'receipt.undoes' : 'receipt.undone', { number: other.number })}
      </BareLink>
    </p>
  )
}

function Tools({ receipt, company }: Readonly<{ receipt: Receipt; company: string }>) {
  const admin = useIsAdmin()
  const [asking, setAsking] = useState(false)
  const params = { company, run: receipt.id }
  const to = (format: 'xlsx' | 'csv') =>
    address('GET /companies/{company}/runs/{run}/export', { params, query: { format } })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {text('preview.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={to('xlsx')} download>
            {text('preview.export.xlsx')}
          </Menu.Item>
          <Menu.Item component="a" href={to('csv')} download>
            {text('preview.export.csv')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ButtonLink
        variant="default"
        to="/c/$company/integrations/hr-integration/preview/$plan"
        params={{ company, plan: receipt.planId }}
      >
        {text('receipt.preview')}
      </ButtonLink>
      {admin && receipt.kind !== 'undo' && receipt.undoneBy === null && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {text('receipt.undo')}
        </Button>
      )}
      {asking && <UndoDialog params={params} number={receipt.number} onClose={() => setAsking(false)} />}
    </>
  )
}

function Paper({ receipt, company, done }: Readonly<{ receipt: Receipt; company: string; done: boolean }>) {
  const title =
    receipt.undoes === null
      ? text(receipt.kind === 'hand' ? 'receipt.title.hand' : 'receipt.title', { number: receipt.number })
      : text('receipt.title.undo', { number: receipt.number, undone: receipt.undoes.number })
  return (
    <>
      <PageHeading
        title={title}
        above={
          <BareLink to="/c/$company/activity" params={{ company }} className="receipt-link small">
            <IconArrowLeft size={14} aria-hidden /> {text('receipt.back')}
          </BareLink>
        }
      >
        <Tools receipt={receipt} company={company} />
      </PageHeading>
      {done && (
        <section className="receipt-done" role="status">
          <IconCircleCheck size={26} stroke={1.8} aria-hidden />
          <p>
            <span className="strong">{text('receipt.done')}.</span> {text('receipt.done.lead')}
          </p>
        </section>
      )}
      <section className="card stack">
        <Counts counts={receipt.counts} />
        <p>
          {text('receipt.who', { name: receipt.by })} · <Age at={receipt.at} />
          {receipt.connectionName !== null && ` · ${receipt.connectionName}`}
          {receipt.snapshotFetchedAt !== null && (
            <>
              {' · '}
              {text('receipt.of-data')} <Age at={receipt.snapshotFetchedAt} />
            </>
          )}
        </p>
        <Stayed receipt={receipt} />
        <OtherRuns receipt={receipt} company={company} />
      </section>
      <RunChanges company={company} run={receipt.id} />
    </>
  )
}

/** What a run wrote, who confirmed it, and the way to take it back. */
export function ReceiptPage(): JSX.Element {
  const { company, run } = useParams({ from: '/c/$company/activity/runs/$run' })
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const receipt = useRead('GET /companies/{company}/runs/{run}', { params: { company, run } })
  return (
    <div className="page">
      <Answer of={receipt} loading={<LoadingLines lines={6} />}>
        {(read) => <Paper key={run} receipt={read} company={company} done={search['done'] === true} />}
      </Answer>
    </div>
  )
}
