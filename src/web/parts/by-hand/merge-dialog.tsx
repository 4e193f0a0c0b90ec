import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { HandDialog } from './hand-dialog.tsx'
import { useHandPlan } from './use-hand-plan.ts'

type Named = Readonly<{ id: string; name: string }>

function OtherPerson(
  props: Readonly<{ company: string; not: string; chosen: Named | null; onChoose: (person: Named) => void }>,
) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const found = useRead(
    'GET /companies/{company}/people',
    { params: { company: props.company }, query: { search, limit: 8 } },
    { enabled: search.length >= 2, keepPrevious: true },
  )
  const people = search.length >= 2 ? (found.data?.people ?? []).filter((one) => one.id !== props.not) : []
  return (
    <div className="hand-search">
      <TextInput
        label={text('match.find-label')}
        placeholder={text('match.find-hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <ul className="hand-found">
        {people.map((person) => (
          <li key={person.id}>
            <span>
              <span className="strong">{person.name}</span>{' '}
              <span className="dim small">
                {[person.employeeNumber, person.workEmail, text(`status.${person.status}`)]
                  .filter((one) => one !== null)
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="compact-xs"
              variant={props.chosen?.id === person.id ? 'filled' : 'default'}
              aria-pressed={props.chosen?.id === person.id}
              aria-label={text('hand.merge.choose-who', { name: person.name })}
              onClick={() => props.onChoose(person)}
            >
              {text('hand.merge.choose')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="dim small" role="status">
        {search.length < 2 && text('match.find-short')}
        {search.length >= 2 && people.length === 0 && !found.isFetching && text('match.find-empty')}
      </p>
    </div>
  )
}

/** "Same person": one is kept, the other is withdrawn and points to the first. */
export function MergeDialog({
  company,
  person,
  onClose,
}: Readonly<{ company: string; person: Named; onClose: () => void }>) {
  const plan = useHandPlan(company)
  const [other, setOther] = useState<Named | null>(null)
  const [keep, setKeep] = useState<'this' | 'other'>('this')
  const [anyway, setAnyway] = useState(false)
  function start() {
    if (other === null) return
    const [keepId, withdrawId] = keep === 'this' ? [person.id, other.id] : [other.id, person.id]
    plan.start({ kind: 'merge', keepId, withdrawId, anyway })
  }
  return (
    <HandDialog
      title={text('hand.merge.title', { name: person.name })}
      lead={text('hand.merge.lead')}
      ready={other !== null}
      busy={plan.busy}
      error={plan.error}
      onStart={start}
      onClose={onClose}
    >
      <OtherPerson company={company} not={person.id} chosen={other} onChoose={setOther} />
      {other !== null && (
        <Radio.Group
          label={text('hand.merge.keep')}
          value={keep}
          onChange={(value) => setKeep(value === 'other' ? 'other' : 'this')}
        >
          <div className="hand-radios">
            <Radio value="this" label={text('hand.merge.keep.this', { name: person.name })} />
            <Radio value="other" label={other.name} />
          </div>
        </Radio.Group>
      )}
      <Checkbox
        label={text('hand.merge.anyway')}
        description={text('hand.merge.anyway.why')}
        checked={anyway}
        onChange={(event) => setAnyway(event.currentTarget.checked)}
      />
    </HandDialog>
  )
}
