import { IconCheck, IconLock, IconMinus } from '@tabler/icons-react'
import { Checkbox } from 'react-aria-components'
import type { PreviewItem } from '#api/contract/preview.ts'
import { text } from '#web/text.ts'
import { heldSentence } from './held-words.ts'
import { useLineContext } from './line-context.ts'

function Box({ checked, some }: Readonly<{ checked: boolean; some: boolean }>) {
  return (
    <span className="pv-box" aria-hidden>
      {some ? <IconMinus size={14} stroke={3} /> : checked ? <IconCheck size={14} stroke={3} /> : null}
    </span>
  )
}

/** Ticks one line; where it cannot be ticked, a lock says that it is held and nothing says so for the rest. */
export function LineTick({ item }: Readonly<{ item: PreviewItem }>) {
  const { tick, mayChoose } = useLineContext()
  if (!item.selectable) {
    if (item.heldBy.length === 0) return null
    return (
      <span className="pv-lock" title={heldSentence(item.heldBy)}>
        <IconLock size={16} aria-hidden />
        <span className="hidden-visually">{heldSentence(item.heldBy)}</span>
      </span>
    )
  }
  return (
    <Checkbox
      slot={null}
      className="pv-tick"
      isSelected={item.selected}
      isDisabled={!mayChoose}
      onChange={(ticked) => tick(item, ticked)}
      aria-label={text('preview.select-one', { name: item.name })}
    >
      <Box checked={item.selected} some={item.selected && item.changes.some((change) => change.excluded)} />
    </Checkbox>
  )
}

/** Ticks or unticks everything the filters list, loaded or not. */
export function LineTickAll() {
  const { all, tickAll, mayChoose } = useLineContext()
  return (
    <Checkbox
      slot={null}
      className="pv-tick"
      isSelected={all === 'every'}
      isIndeterminate={all === 'some'}
      isDisabled={!mayChoose}
      onChange={(ticked) => tickAll(ticked)}
      aria-label={text(all === 'every' ? 'preview.select-none' : 'preview.select-all')}
    >
      <Box checked={all === 'every'} some={all === 'some'} />
    </Checkbox>
  )
}
