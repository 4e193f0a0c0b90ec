import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, type JSX, useState } from 'react'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { ProblemNote } from '../problem-note.tsx'

const timeZones = Intl.supportedValuesOf('timeZone')

/** Adds a legal entity without leaving the page. */
export function AddLegalEntity(props: {
  company: string
  name: string
  onAdded: (id: string) => void
  onClose: () => void
}): JSX.Element {
  const add = useWrite('POST /companies/{company}/legal-entities', [
    'GET /companies/{company}/legal-entities',
  ])
  const [name, setName] = useState(props.name)
  const [organisationNumber, setNumber] = useState('')
  const [country, setCountry] = useState('')
  const [timeZone, setTimeZone] = useState<string | null>(null)
  async function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    const body = {
      name: name.trim(),
      organisationNumber: organisationNumber.trim() || null,
      country: country.trim().toUpperCase() || null,
      timeZone,
    }
    const made = await add.mutateAsync({ params: { company: props.company }, body }).catch(() => null)
    if (made) props.onAdded(made.id)
  }
  return (
    <Modal opened onClose={props.onClose} title={text('entity.add')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextInput
          label={text('entity.add.name')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={text('entity.add.number')}
          value={organisationNumber}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label={text('entity.add.country')}
          description={text('entity.add.country hint')}
          maxLength={2}
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
        />
        <Select
          label={text('entity.add.zone')}
          description={text('entity.add.zone hint')}
          data={timeZones}
          searchable
          clearable
          limit={60}
          value={timeZone}
          onChange={setTimeZone}
        />
        {add.error && <ProblemNote error={add.error} />}
        <div className="row">
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
            {text('entity.add.save')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {text('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
