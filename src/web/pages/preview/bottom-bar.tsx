import { Button, Tooltip } from '@mantine/core'
import { IconLock, IconUserCheck } from '@tabler/icons-react'
import type { Preview } from '#api/contract/preview.ts'
import { type TextId, text } from '#web/text.ts'
import { askHindrance, waitsForApproval } from './approval.ts'

type ActionProps = Readonly<{ label: string; hindrance: TextId | null; onClick: () => void }>

function Action({ label, hindrance, onClick }: ActionProps) {
  const button = (
    <Button
      size="md"
      aria-disabled={hindrance !== null}
      {...(hindrance === null ? {} : { 'data-disabled': true })}
      aria-describedby={hindrance === null ? undefined : 'pv-hindrance'}
      onClick={(event) => (hindrance === null ? onClick() : event.preventDefault())}
    >
      {label}
    </Button>
  )
  return hindrance === null ? button : <Tooltip label={text(hindrance)}>{button}</Tooltip>
}

function Said({ preview }: Readonly<{ preview: Preview }>) {
  const { selected, selectable, held } = preview.selection
  const { approval } = preview
  return (
    <p className="pv-bar-said" role="status">
      <span className="strong">{text('preview.bar.selected', { selected, total: selectable })}</span>
      {held > 0 && (
        <span className="pv-bar-held">
          <IconLock size={15} aria-hidden /> {text('preview.bar.held', { held })}
        </span>
      )}
      {approval != null && waitsForApproval(preview) && (
        <span className="pv-bar-held">
          <IconUserCheck size={15} aria-hidden /> {text('approval.needed.short', { lines: approval.needed })}
        </span>
      )}
    </p>
  )
}

/** The one button, by what it does. */
export const applyWords = {
  sync: 'preview.bar.apply',
  undo: 'preview.bar.apply.undo',
  hand: 'preview.bar.apply.hand',
} as const

type Props = Readonly<{
  preview: Preview
  hindrance: TextId | null
  onApply: () => void
  onAsk: () => void
  onOthers: () => void
}>

/** How much is selected, and the one button that goes on; where it cannot be clicked, why. */
export function BottomBar({ preview, hindrance, onApply, onAsk, onOthers }: Props) {
  const approval = waitsForApproval(preview) ? (preview.approval ?? null) : null
  const decides = approval?.request?.mayDecide === true
  const why = hindrance ?? (approval === null || decides ? null : askHindrance(approval))
  const ask = text(approval?.request == null ? 'approval.ask' : 'approval.ask.again')
  const waits = approval?.request?.state === 'waiting'
  return (
    <section className="pv-bar" aria-label={text('preview.bar')}>
      <Said preview={preview} />
      {why !== null && (
        <span id="pv-hindrance" className="pv-bar-why">
          {text(why)}
        </span>
      )}
      {approval !== null && approval.others > 0 && hindrance === null && (
        <Button size="md" variant="default" onClick={onOthers}>
          {text('approval.apply-others')}
        </Button>
      )}
      {approval === null && (
        <Action label={text(applyWords[preview.kind])} hindrance={hindrance} onClick={onApply} />
      )}
      {approval !== null && !decides && (
        <Action label={waits ? text('approval.ask') : ask} hindrance={why} onClick={onAsk} />
      )}
    </section>
  )
}
