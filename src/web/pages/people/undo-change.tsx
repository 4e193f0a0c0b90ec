import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { JSX } from 'react'
import type { HistoryEntry } from '#api/contract/registry.ts'
import { attributeLabel } from '#web/parts/plan/attribute-words.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

type Props = Readonly<{ company: string; person: string; run: string; entry: HistoryEntry }>

/** Makes the preview of taking one change back; nothing changes until that is read and clicked. */
export function UndoChange({ company, person, run, entry }: Props): JSX.Element {
  const navigate = useNavigate()
  const undo = useWrite('POST /companies/{company}/runs/{run}/undo')
  const go = () =>
    undo.mutate(
      { params: { company, run }, body: { personId: person, attribute: entry.attribute } },
      {
        onSuccess: ({ planId }) =>
          void navigate({
            to: '/c/$company/integrations/hr-integration/preview/$plan',
            params: { company, plan: planId },
          }),
      },
    )
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={undo.isPending}
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        aria-label={text('person.undo.of', { field: attributeLabel(entry.attribute) })}
        onClick={go}
      >
        {text('person.undo')}
      </Button>
      {undo.error && <ProblemNote error={undo.error} />}
    </>
  )
}
