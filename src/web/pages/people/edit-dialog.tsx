import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PersonDetail } from '#api/contract/registry.ts'
import { type Attribute, attributes } from '#model/attributes.ts'
import { employmentStatuses, employmentTypes, genders, leaverReasons } from '#model/employee.ts'
import { attributeLabel } from '#web/parts/plan/attribute-words.ts'
import { showDone } from '#web/parts/plan/show-done.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { changedValues } from './changed-values.ts'

const codes: Readonly<Record<string, readonly string[]>> = {
  employmentStatus: employmentStatuses,
  employmentType: employmentTypes,
  gender: genders,
  leaverReason: leaverReasons,
}
const reads = [
  'GET /companies/{company}/people/{person}',
  'GET /companies/{company}/people/{person}/history',
  'GET /companies/{company}/people',
  'GET /companies/{company}/legal-entities',
] as const

type Choice = Readonly<{ value: string; label: string }>
type FieldProps = Readonly<{
  attribute: Attribute
  value: string
  overruled: boolean
  entities: readonly Choice[]
  onChange: (value: string) => void
}>

function choicesOf({
  attribute,
  entities,
}: Pick<FieldProps, 'attribute' | 'entities'>): readonly Choice[] | null {
  if (attribute.kind === 'legal-entity') return entities
  return (
    codes[attribute.id]?.map((code) => ({ value: code, label: text(`code.${code}` as 'code.other') })) ?? null
  )
}

function Field(props: FieldProps) {
  const { attribute, value, onChange } = props
  const label = attributeLabel(attribute.id)
  const description = props.overruled ? text('person.edit.overruled') : undefined
  const choices = choicesOf(props)
  if (choices !== null) {
    return (
      <Select
        label={label}
        description={description}
        data={[...choices]}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
        clearable
        clearButtonProps={{ 'aria-label': text('people.filter.clear-one', { what: label }) }}
      />
    )
  }
  if (attribute.kind === 'address') {
    return (
      <Textarea
        label={label}
        description={description}
        autosize
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      label={label}
      description={description}
      type={attribute.kind === 'date' ? 'date' : 'text'}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type Props = Readonly<{ person: PersonDetail; company: string; onClose: () => void }>

/** Changes values by hand, of the version that was read; somebody else's newer version is never overwritten. */
export function EditDialog({ person, company, onClose }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const save = useWrite('PATCH /companies/{company}/people/{person}', reads)
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company } })
  const values = changedValues(person.values, typed)
  // The manager is a link between people and the status follows the HR system and the runs.
  const editable = attributes.filter(
    ({ id, sensitive, kind }) =>
      kind !== 'person' && id !== 'employmentStatus' && (!sensitive || id in person.values),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    if (Object.keys(values).length === 0) return
    save.mutate(
      { params: { company, person: person.id }, body: { version: person.version, values } },
      {
        onSuccess: () => {
          showDone(text('person.edit.saved'))
          onClose()
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={text('person.edit.title', { name: person.name })}>
      <form onSubmit={submit} className="stack">
        <p className="dim">{text('person.edit.lead')}</p>
        <div className="person-fields">
          {editable.map((attribute) => (
            <Field
              key={attribute.id}
              attribute={attribute}
              value={typed[attribute.id] ?? person.values[attribute.id] ?? ''}
              overruled={person.sources[attribute.id]?.owner === 'always'}
              entities={(entities.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => setTyped((before) => ({ ...before, [attribute.id]: value }))}
            />
          ))}
        </div>
        {save.error && <ProblemNote error={save.error} />}
        <div className="row person-do">
          {Object.keys(values).length === 0 && (
            <span className="dim small">{text('person.edit.nothing')}</span>
          )}
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(values).length === 0}>
            {text('person.edit.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
