import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconClockPause, IconUserCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ApprovalView } from '#api/contract/approval.ts'
import type { Preview } from '#api/contract/preview.ts'
import { Age } from '#web/parts/age.tsx'
import { text } from '#web/text.ts'
import { namesWithOr, reasonsInWords } from './approval.ts'
import { DecideDialog } from './approval-dialogs.tsx'
import type { PlanParams } from './preview-items.ts'

type Request = NonNullable<ApprovalView['request']>
type Tone = 'held' | 'released' | 'hard-held'

const icons = { held: IconClockPause, released: IconCircleCheck, 'hard-held': IconCircleX }

function Note(
  props: Readonly<{
    tone: Tone
    title: string
    body: string
    icon?: typeof IconUserCheck
    children?: ReactNode
  }>,
) {
  const Icon = props.icon ?? icons[props.tone]
  return (
    <section className={`pv-guard ${props.tone}`} aria-label={props.title}>
      <Icon size={20} stroke={1.8} aria-hidden className="pv-guard-icon" />
      <div className="pv-guard-body">
        <p>
          <span className="strong">{props.title}.</span> {props.body}
        </p>
        {props.children}
      </div>
    </section>
  )
}

function Said({ by, at, said }: Readonly<{ by: string; at: string | null; said: string | null }>) {
  if (at === null) return null
  return (
    <p className="small dim">
      {by}, <Age at={at} />
      {said !== null && `: ${text('approval.said', { said })}`}
    </p>
  )
}

function Decide({
  approval,
  request,
  preview,
  params,
}: Props & Readonly<{ approval: ApprovalView; request: Request }>) {
  const [decision, setDecision] = useState<'approved' | 'declined' | null>(null)
  return (
    <Note
      tone="held"
      icon={IconUserCheck}
      title={text('approval.decide.title', { name: request.askedBy })}
      body={text('approval.decide.body', { reasons: reasonsInWords(approval) })}
    >
      <Said by={request.askedBy} at={request.askedAt} said={request.note} />
      <div className="row">
        <Button size="sm" onClick={() => setDecision('approved')}>
          {text('approval.approve')}
        </Button>
        <Button size="sm" variant="default" onClick={() => setDecision('declined')}>
          {text('approval.decline')}
        </Button>
      </div>
      {decision !== null && (
        <DecideDialog
          params={params}
          request={request}
          digest={preview.selection.digest}
          decision={decision}
          onClose={() => setDecision(null)}
        />
      )}
    </Note>
  )
}

function others(approval: ApprovalView): string {
  return approval.others > 0 ? text('approval.others', { others: approval.others }) : ''
}

function Needed({ approval }: Readonly<{ approval: ApprovalView }>) {
  const { approvers, needed } = approval
  const values = { reasons: reasonsInWords(approval), approvers: namesWithOr(approvers) }
  const body = text(approvers.length === 0 ? 'approval.needed.nobody' : 'approval.needed.body', values)
  const title = text('approval.needed.title', { lines: needed })
  return <Note tone="held" icon={IconUserCheck} title={title} body={`${body} ${others(approval)}`} />
}

function Waiting({ approval, request }: Readonly<{ approval: ApprovalView; request: Request }>) {
  const approvers = namesWithOr(approval.approvers)
  const title = request.mine
    ? text('approval.waiting.mine', { approvers })
    : text('approval.waiting.title', { name: request.askedBy, approvers })
  return (
    <Note tone="held" title={title} body={`${reasonsInWords(approval)}. ${others(approval)}`}>
      <Said by={request.askedBy} at={request.askedAt} said={request.note} />
      <p className="small dim">{text('approval.waiting.binding')}</p>
    </Note>
  )
}

function Decided({ request }: Readonly<{ request: Request }>) {
  const state = request.state === 'approved' ? 'approved' : 'declined'
  const name = request.decidedBy ?? ''
  return (
    <Note
      tone={state === 'approved' ? 'released' : 'hard-held'}
      title={text(`approval.${state}.title`, { name })}
      body={text(`approval.${state}.body`)}
    >
      <Said by={request.askedBy} at={request.askedAt} said={request.note} />
      <Said by={name} at={request.decidedAt} said={request.comment} />
    </Note>
  )
}

type Props = Readonly<{ preview: Preview; params: PlanParams }>

/** Who is waiting for whom, since when, and what the reader can do about it. */
export function ApprovalNotice({ preview, params }: Props) {
  const approval = preview.approval ?? null
  if (approval === null || preview.state !== 'open') return null
  const { request } = approval
  const said = (): ReactNode => {
    if (request === null) return <Needed approval={approval} />
    if (request.state === 'waiting') {
      return request.mayDecide ? (
        <Decide approval={approval} request={request} preview={preview} params={params} />
      ) : (
        <Waiting approval={approval} request={request} />
      )
    }
    if (request.state !== 'void') return <Decided request={request} />
    const title = text('approval.void.title', { name: request.askedBy })
    return approval.needed === 0 ? null : (
      <>
        <Note tone="hard-held" title={title} body={text('approval.void.body')} />
        <Needed approval={approval} />
      </>
    )
  }
  return (
    <div className="pv-guards" role="status">
      {said()}
    </div>
  )
}
