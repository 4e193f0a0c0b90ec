import { lazy, Suspense, useRef, useState } from 'react'
import type { Preview } from '#api/contract/preview.ts'
import { useIsAdmin } from '#web/company.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { ButtonLink } from '#web/parts/links.tsx'
import { applyHindrance } from '#web/parts/plan/apply-hindrance.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useSession } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { ApplyProgress } from './apply-progress.tsx'
import { staleProblem, useApplying } from './applying.ts'
import { AskDialog, OthersDialog } from './approval-dialogs.tsx'
import { ApprovalNotice } from './approval-notice.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { useChoices } from './choices.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { MakeNewPreview, NewerBanner, StaleRefusal } from './differences.tsx'
import { GuardNotices } from './guard-notices.tsx'
import { KeysHelp } from './keys-help.tsx'
import { PreviewHead } from './preview-head.tsx'
import type { PlanParams } from './preview-items.ts'
import { useViewInAddress } from './view-in-address.ts'
import { Workspace } from './workspace.tsx'
import './preview.css'

const PreviewCharts = lazy(async () => ({ default: (await import('./charts.tsx')).PreviewCharts }))

type Props = Readonly<{ params: PlanParams; preview: Preview }>

function Standing({ params, preview, stale }: Props & Readonly<{ stale: ReturnType<typeof staleProblem> }>) {
  if (stale) return <StaleRefusal problem={stale} preview={preview} company={params.company} />
  if (preview.state === 'applied') {
    return (
      <section className="pv-banner done" role="status">
        <p className="strong">{text('preview.applied.title')}</p>
        {preview.runId !== null && (
          <ButtonLink
            size="sm"
            variant="default"
            to="/c/$company/activity/runs/$run"
            params={{ company: params.company, run: preview.runId }}
          >
            {text('preview.applied.receipt')}
          </ButtonLink>
        )}
      </section>
    )
  }
  if (preview.state === 'stale') {
    return (
      <section className="pv-banner" role="status">
        <p>{text('preview.stale.plain')}</p>
        <MakeNewPreview preview={preview} company={params.company} />
      </section>
    )
  }
  return preview.newer ? <NewerBanner preview={preview} params={params} /> : null
}

/** Everything about one plan: read it, choose from it, apply it. */
export function PreviewScreen({ params, preview }: Props) {
  const [view, change] = useViewInAddress()
  const [open, setOpen] = useState<'charts' | null>(null)
  const [dialog, setDialog] = useState<'confirm' | 'keys' | 'ask' | 'others' | null>(null)
  const admin = useIsAdmin()
  const session = useSession()
  const { choose, saving, error } = useChoices(params, session.data?.user.name ?? '')
  const { apply, progress, lost, busy } = useApplying(params, preview)
  const stale = staleProblem(apply.error)
  const searchField = useRef<HTMLInputElement>(null)
  const { approval = null } = preview
  const { digest } = preview.selection
  const hindrance = applyHindrance(preview, { mayApply: admin, saving, stale: stale !== null })
  return (
    <div className="page page-wide pv">
      <PreviewHead
        preview={preview}
        params={params}
        view={view}
        onChange={change}
        charts={open === 'charts'}
        onCharts={() => setOpen(open === 'charts' ? null : 'charts')}
        onKeys={() => setDialog('keys')}
      />
      <Standing params={params} preview={preview} stale={stale} />
      {apply.error && !stale && !lost && <ProblemNote error={apply.error} />}
      {error && <ProblemNote error={error} />}
      <GuardNotices preview={preview} params={params} onChange={change} />
      <ApprovalNotice preview={preview} params={params} />
      {open === 'charts' && (
        <Suspense fallback={<LoadingLines lines={3} />}>
          <PreviewCharts params={params} />
        </Suspense>
      )}
      <Workspace
        params={params}
        preview={preview}
        view={view}
        onChange={change}
        choose={choose}
        mayChoose={admin && preview.state === 'open'}
        searchField={searchField}
        onHelp={() => setDialog('keys')}
      />
      <BottomBar
        preview={preview}
        hindrance={hindrance}
        onApply={() => setDialog('confirm')}
        onAsk={() => setDialog('ask')}
        onOthers={() => setDialog('others')}
      />
      {dialog === 'keys' && <KeysHelp onClose={() => setDialog(null)} />}
      {dialog === 'confirm' && (
        <ConfirmDialog
          preview={preview}
          params={params}
          onCancel={() => setDialog(null)}
          onConfirm={() => {
            setDialog(null)
            apply.mutate({ selectionDigest: digest })
          }}
        />
      )}
      {dialog === 'ask' && approval && (
        <AskDialog params={params} approval={approval} digest={digest} onClose={() => setDialog(null)} />
      )}
      {dialog === 'others' && approval && (
        <OthersDialog
          approval={approval}
          onCancel={() => setDialog(null)}
          onConfirm={() => {
            setDialog(null)
            apply.mutate({ selectionDigest: digest, withoutApproval: true })
          }}
        />
      )}
      {busy && !stale && <ApplyProgress progress={progress} total={preview.selection.selected} lost={lost} />}
    </div>
  )
}
