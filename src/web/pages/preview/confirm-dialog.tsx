import { Button, Loader, Modal } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Preview } from '#api/contract/preview.ts'
import { text } from '#web/text.ts'
import { applyWords } from './bottom-bar.tsx'
import { type Consequence, releasedGuards, useConsequences } from './consequences.ts'
import type { PlanParams } from './preview-items.ts'

function Lines({ lines, name }: Readonly<{ lines: readonly Consequence[]; name: boolean }>) {
  return (
    <ul className="pv-consequences">
      {lines.map((line) => (
        <li key={line.id}>
          {text(line.text, { count: line.count })}
          {name && line.names.length > 0 && (
            <span className="dim small">
              {' '}
              {text('preview.confirm.names', { names: line.names.join(', ') })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Body({ preview, params }: Readonly<{ preview: Preview; params: PlanParams }>) {
  const consequences = useConsequences(params)
  if (consequences === null) {
    return (
      <p className="row dim" role="status">
        <Loader size="xs" aria-hidden /> {text('preview.confirm.counting')}
      </p>
    )
  }
  const released = releasedGuards(preview)
  return (
    <>
      <Lines lines={consequences.done} name={false} />
      {(consequences.grave.length > 0 || released.length > 0) && (
        <div className="pv-watch">
          <p className="strong row">
            <IconAlertTriangle size={18} aria-hidden /> {text('preview.confirm.watch')}
          </p>
          <Lines lines={consequences.grave} name />
          {released.map((guard) => (
            <p key={guard.guard}>
              {text('preview.confirm.released', {
                what: text(`guard.${guard.guard}.short`),
                count: guard.count,
              })}
            </p>
          ))}
        </div>
      )}
      {preview.selection.held > 0 && <p>{text('preview.confirm.held', { count: preview.selection.held })}</p>}
    </>
  )
}

const titles = {
  sync: 'preview.confirm.title',
  undo: 'preview.confirm.title.undo',
  hand: 'preview.confirm.title.hand',
} as const

type Props = Readonly<{
  preview: Preview
  params: PlanParams
  onCancel: () => void
  onConfirm: () => void
}>

/** The last look before anything is written. */
export function ConfirmDialog({ preview, params, onCancel, onConfirm }: Props) {
  const undo = preview.kind === 'undo'
  return (
    <Modal opened onClose={onCancel} size="lg" title={text(titles[preview.kind])}>
      <div className="stack">
        <p>{text('preview.confirm.lead', { count: preview.selection.selected })}</p>
        <Body preview={preview} params={params} />
        {!undo && <p className="dim">{text('preview.confirm.undo')}</p>}
        <div className="row pv-confirm-do">
          <Button variant="default" onClick={onCancel} data-autofocus>
            {text('preview.confirm.cancel')}
          </Button>
          <Button onClick={onConfirm}>{text(applyWords[preview.kind])}</Button>
        </div>
      </div>
    </Modal>
  )
}
