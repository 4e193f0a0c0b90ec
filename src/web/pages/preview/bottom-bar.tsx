import { Button, Tooltip } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Preview } from '#api/contract/preview.ts'
import { type TextId, text } from '#web/text.ts'

type Props = Readonly<{ preview: Preview; hindrance: TextId | null; onApply: () => void }>

/** How much is selected, and the one button that changes anything; where it cannot be clicked, why. */
export function BottomBar({ preview, hindrance, onApply }: Props) {
  const { selected, selectable, held } = preview.selection
  const action = text(preview.kind === 'undo' ? 'preview.bar.apply.undo' : 'preview.bar.apply')
  const button = (
    <Button
      size="md"
      aria-disabled={hindrance !== null}
      {...(hindrance === null ? {} : { 'data-disabled': true })}
      aria-describedby={hindrance === null ? undefined : 'pv-hindrance'}
      onClick={(event) => (hindrance === null ? onApply() : event.preventDefault())}
    >
      {action}
    </Button>
  )
  return (
    <section className="pv-bar" aria-label={text('preview.bar')}>
      <p className="pv-bar-said" role="status">
        <span className="strong">{text('preview.bar.selected', { selected, total: selectable })}</span>
        {held > 0 && (
          <span className="pv-bar-held">
            <IconLock size={15} aria-hidden /> {text('preview.bar.held', { held })}
          </span>
        )}
      </p>
      {hindrance !== null && (
        <span id="pv-hindrance" className="pv-bar-why">
          {text(hindrance)}
        </span>
      )}
      {hindrance === null ? button : <Tooltip label={text(hindrance)}>{button}</Tooltip>}
    </section>
  )
}
