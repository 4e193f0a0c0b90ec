import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { JSX } from 'react'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { useCompany } from '../../company.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'

/** Throws an unfinished set-up away, after asking. */
export function ThrowAwayButton({ connection }: { connection: ConnectionSummary }): JSX.Element {
  const { slug } = useCompany()
  const [open, { open: ask, close }] = useDisclosure(false)
  const throwAway = useWrite('DELETE /companies/{company}/connections/{connection}', [
    'GET /companies/{company}/connections',
  ])
  const params = { company: slug, connection: connection.id }
  return (
    <>
      <Button variant="subtle" color="gray" onClick={ask}>
        {text('landing.throw away')}
      </Button>
      <Modal opened={open} onClose={close} title={text('landing.throw away title')}>
        <div className="stack">
          <p>{text('landing.throw away why')}</p>
          {throwAway.error && <ProblemNote error={throwAway.error} />}
          <Group>
            <Button color="red.8" loading={throwAway.isPending} onClick={() => throwAway.mutate({ params })}>
              {text('landing.throw away')}
            </Button>
            <Button variant="default" onClick={close}>
              {text('cancel')}
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}
