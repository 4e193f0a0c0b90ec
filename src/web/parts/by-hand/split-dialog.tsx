import { text } from '#web/text.ts'
import { HandDialog } from './hand-dialog.tsx'
import { useHandPlan } from './use-hand-plan.ts'

type Props = Readonly<{
  company: string
  person: Readonly<{ id: string; name: string }>
  link: Readonly<{ connectionId: string; externalId: string }>
  onClose: () => void
}>

/** "These are two people": the record is unlinked, and what came with it is asked about in the preview. */
export function SplitDialog({ company, person, link, onClose }: Props) {
  const plan = useHandPlan(company)
  const values = { name: person.name, record: link.externalId }
  return (
    <HandDialog
      title={text('hand.split.title', values)}
      lead={text('hand.split.lead', values)}
      ready
      busy={plan.busy}
      error={plan.error}
      onStart={() => plan.start({ kind: 'split', personId: person.id, ...link })}
      onClose={onClose}
    />
  )
}
