import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

type Props = Readonly<{ params: { company: string; run: string }; number: number; onClose: () => void }>

/** An undo is a plan too: this only makes its preview. */
export function UndoDialog({ params, number, onClose }: Props) {
  const navigate = useNavigate()
  const undo = useWrite('POST /companies/{company}/runs/{run}/undo')
  function go() {
    undo.mutate(
      { params, body: {} },
      {
        onSuccess: ({ planId }) =>
          void navigate({
            to: '/c/$company/integrations/hr-integration/preview/$plan',
            params: { company: params.company, plan: planId },
          }),
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={text('receipt.undo.title', { number })}>
      <div className="stack">
        <p>{text('receipt.undo.lead')}</p>
        {undo.error && <ProblemNote error={undo.error} />}
        <div className="row receipt-do">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button loading={undo.isPending} onClick={go}>
            {text('receipt.undo.go')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
