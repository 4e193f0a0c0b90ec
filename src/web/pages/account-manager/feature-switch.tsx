import { Button, Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { showProblem } from '#web/parts/show-problem.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

const reads = ['GET /account-manager/companies', 'GET /session'] as const
type Props = Readonly<{ slug: string; name: string; on: boolean }>

/** Switching on is one click; switching off says what it does first. */
export function FeatureSwitch({ slug, name, on }: Props) {
  const [asking, setAsking] = useState(false)
  const change = useWrite('PATCH /account-manager/companies/{company}', reads)
  const set = (hrIntegration: boolean) => ({ params: { company: slug }, body: { hrIntegration } })
  return (
    <>
      <Switch
        aria-label={text('manager.feature.switch', { name })}
        label={text(on ? 'manager.feature.on' : 'manager.feature.off')}
        checked={on}
        disabled={change.isPending}
        onChange={() => (on ? setAsking(true) : change.mutate(set(true), { onError: showProblem }))}
      />
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={text('manager.feature.off.title', { name })}
          closeButtonProps={{ 'aria-label': text('close') }}
        >
          <div className="stack">
            <p>{text('manager.feature.off.lead')}</p>
            {change.error && <ProblemNote error={change.error} />}
            <div className="row">
              <Button
                color="red.8"
                loading={change.isPending}
                onClick={() => change.mutate(set(false), { onSuccess: () => setAsking(false) })}
              >
                {text('manager.feature.off.do')}
              </Button>
              <Button variant="default" onClick={() => setAsking(false)}>
                {text('cancel')}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  )
}
