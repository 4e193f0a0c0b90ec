import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { text } from '#web/text.ts'
import { ProblemNote } from '../problem-note.tsx'
import './by-hand.css'

type Props = Readonly<{
  title: string
  lead: string
  ready: boolean
  busy: boolean
  error: Error | null
  onStart: () => void
  onClose: () => void
  children?: ReactNode
}>

/** What is to be decided, and the way to its preview. */
export function HandDialog({ title, lead, ready, busy, error, onStart, onClose, children }: Props) {
  return (
    <Modal opened onClose={onClose} size="lg" title={title}>
      <div className="stack">
        <p>{lead}</p>
        {children}
        <p className="dim small">{text('hand.read-first')}</p>
        {error && <ProblemNote error={error} />}
        <div className="row hand-do">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button disabled={!ready} loading={busy} onClick={onStart}>
            {text('hand.preview')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
