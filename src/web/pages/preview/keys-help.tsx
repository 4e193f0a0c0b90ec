import { Kbd, Modal } from '@mantine/core'
import { type TextId, text } from '#web/text.ts'

const keys: readonly (readonly [string, TextId])[] = [
  ['j', 'preview.keys.next'],
  ['k', 'preview.keys.previous'],
  ['x', 'preview.keys.tick'],
  ['Enter', 'preview.keys.open'],
  ['e', 'preview.keys.explain'],
  ['/', 'preview.keys.search'],
  ['Esc', 'preview.keys.close'],
  ['?', 'preview.keys.help'],
]

export function KeysHelp({ onClose }: Readonly<{ onClose: () => void }>) {
  return (
    <Modal opened onClose={onClose} title={text('preview.keys.title')}>
      <dl className="pv-keys">
        {keys.map(([key, id]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{text(id)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
