import { Button, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSend } from '@tabler/icons-react'
import { type JSX, useEffect, useRef, useState } from 'react'
import { formatInstant } from '../../format.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { useConnectionParams, useSetUp } from './set-up-context.ts'

/** When each credential was set last; changes when a colleague has typed them. */
function useStoredMark(): string {
  return useSetUp()
    .connection.credentials.map((one) => one.setAt ?? '')
    .join(' ')
}

/** Makes the one-time link for IT, and goes on by itself when they are done. */
export function ItLinkButton(props: {
  onHandedOver: () => void
  /** What has to be kept first. */
  before?: () => Promise<void>
}): JSX.Element {
  const { onHandedOver } = props
  const params = useConnectionParams()
  const [open, { open: ask, close }] = useDisclosure(false)
  const make = useWrite('POST /companies/{company}/connections/{connection}/it-link')
  const mark = useStoredMark()
  const [error, setError] = useState<unknown>(null)
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (before.current === null || before.current === mark || mark.trim() === '') return
    before.current = null
    close()
    onHandedOver()
  })
  async function makeLink() {
    setError(null)
    try {
      await props.before?.()
      await make.mutateAsync({ params })
    } catch (failed) {
      setError(failed)
      return
    }
    before.current = mark
  }
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconSend size={15} aria-hidden />} onClick={ask}>
        {text('connect.it')}
      </Button>
      <Modal opened={open} onClose={close} title={text('connect.it title')}>
        <div className="stack">
          <p>{text('connect.it why')}</p>
          {error !== null && <ProblemNote error={error} />}
          {make.data ? (
            <>
              <TextInput
                label={text('connect.it link')}
                value={make.data.link}
                readOnly
                data-autofocus
                onFocus={(event) => event.currentTarget.select()}
              />
              <div className="row">
                <CopyButton value={make.data.link} label={text('connect.it copy')} />
                <span className="dim small">
                  {text('connect.it until', { at: formatInstant(make.data.expiresAt) })}
                </span>
              </div>
              <p className="dim small">{text('connect.it waiting')}</p>
            </>
          ) : (
            <Button loading={make.isPending} onClick={() => void makeLink()}>
              {text('connect.it make')}
            </Button>
          )}
        </div>
      </Modal>
    </>
  )
}
