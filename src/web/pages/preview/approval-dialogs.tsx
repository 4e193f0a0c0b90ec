import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ApprovalView } from '#api/contract/approval.ts'
import { commentLength } from '#model/approval.ts'
import { showDone } from '#web/parts/plan/show-done.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { approvalReads, namesWithOr, reasonsInWords } from './approval.ts'
import type { PlanParams } from './preview-items.ts'

type FormProps = Readonly<{
  title: string
  action: string
  busy: boolean
  error: Error | null
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}>

function FormDialog({ title, action, busy, error, onSubmit, onClose, children }: FormProps) {
  function submit(event: FormEvent) {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={title}>
      <form className="stack" onSubmit={submit}>
        {children}
        {error && <ProblemNote error={error} />}
        <div className="row pv-confirm-do">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type AskProps = Readonly<{ params: PlanParams; approval: ApprovalView; digest: string; onClose: () => void }>

/** Asks a second person about exactly what is selected now. */
export function AskDialog({ params, approval, digest, onClose }: AskProps) {
  const ask = useWrite('POST /companies/{company}/plans/{plan}/approval', approvalReads)
  const [note, setNote] = useState('')
  const values = { approvers: namesWithOr(approval.approvers), reasons: reasonsInWords(approval) }
  function submit() {
    const body = { selectionDigest: digest, note: note.trim() === '' ? null : note.trim() }
    ask.mutate(
      { params, body },
      {
        onSuccess: () => {
          showDone(text('approval.asked'))
          onClose()
        },
      },
    )
  }
  return (
    <FormDialog
      title={text('approval.ask.title')}
      action={text('approval.ask')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text('approval.ask.lead', values)}</p>
      <Textarea
        label={text('approval.ask.note')}
        placeholder={text('approval.ask.note.hint')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  )
}

type DecideProps = Readonly<{
  params: PlanParams
  request: NonNullable<ApprovalView['request']>
  digest: string
  decision: 'approved' | 'declined'
  onClose: () => void
}>

/** Approves or declines; declining wants a word of why. */
export function DecideDialog({ params, request, digest, decision, onClose }: DecideProps) {
  const decide = useWrite('POST /companies/{company}/plans/{plan}/approval/decision', approvalReads)
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const said = comment.trim()
  const missing = decision === 'declined' && said === ''
  const verb = decision === 'approved' ? 'approve' : 'decline'
  function submit() {
    setTried(true)
    if (missing) return
    const body = { id: request.id, selectionDigest: digest, decision, comment: said === '' ? null : said }
    decide.mutate(
      { params, body },
      {
        onSuccess: () => {
          showDone(text(`approval.decided.${decision}`, { name: request.askedBy }))
          onClose()
        },
      },
    )
  }
  return (
    <FormDialog
      title={text(`approval.${verb}.title`)}
      action={text(`approval.${verb}`)}
      busy={decide.isPending}
      error={decide.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={text('approval.comment')}
        description={text('approval.comment.hint')}
        autosize
        minRows={2}
        maxLength={commentLength}
        value={comment}
        error={tried && missing && text('approval.comment.missing')}
        onChange={(event) => setComment(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  )
}

type OthersProps = Readonly<{ approval: ApprovalView; onCancel: () => void; onConfirm: () => void }>

/** The last look before the changes that need nobody are written alone. */
export function OthersDialog({ approval, onCancel, onConfirm }: OthersProps) {
  const { others, needed } = approval
  return (
    <FormDialog
      title={text('approval.apply-others.title')}
      action={text('approval.apply-others')}
      busy={false}
      error={null}
      onSubmit={onConfirm}
      onClose={onCancel}
    >
      <p>{text('approval.apply-others.lead', { others, needed })}</p>
      <p className="dim">{text('preview.confirm.undo')}</p>
    </FormDialog>
  )
}
