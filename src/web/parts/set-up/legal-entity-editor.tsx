import './customise.css'
import { Button, NativeSelect, Radio } from '@mantine/core'
import { type JSX, useState } from 'react'
import type { LegalEntityRule } from '#model/settings.ts'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'
import { Answer } from '../answer.tsx'
import { AddLegalEntity } from './add-legal-entity.tsx'
import { type Entities, EntitySelect } from './entity-select.tsx'
import { LegalEntityValues } from './legal-entity-values.tsx'
import type { Field } from './mapping-rows.ts'
import { sourceOf } from './starting-settings.ts'

type EditorProps = {
  company: string
  connection: string
  fields: readonly Field[]
  value: LegalEntityRule
  onChange: (rule: LegalEntityRule) => void
}
type ByValue = Extract<LegalEntityRule, { kind: 'by-value' }>

function startingByValue(fields: readonly Field[]): ByValue {
  const likely = ['legalEntity', 'division', 'location', 'country', 'costCenter']
  const told = fields.map(sourceOf)
  const source = likely.find((one) => told.includes(one)) ?? told[0] ?? 'legalEntity'
  return { kind: 'by-value', source, values: {}, fallbackId: null }
}

function OneForAll(props: EditorProps & { entities: Entities; onAdd: () => void }): JSX.Element {
  const chosen = props.value.kind === 'one' ? props.value.legalEntityId : null
  return (
    <div className="row">
      <EntitySelect
        label={text('entity.which')}
        entities={props.entities}
        value={chosen}
        onChange={(legalEntityId) => props.onChange({ kind: 'one', legalEntityId: legalEntityId ?? '' })}
      />
      <Button variant="default" onClick={props.onAdd} className="entity-add">
        {text('entity.add')}
      </Button>
    </div>
  )
}

function ByField(
  props: EditorProps & { rule: ByValue; entities: Entities; onAdd: (name: string) => void },
): JSX.Element {
  const { rule, fields, onChange } = props
  return (
    <div className="stack">
      <NativeSelect
        className="entity-source"
        label={text('entity.source')}
        data={fields
          .filter((one) => !one.sensitive)
          .map((one) => ({ value: sourceOf(one), label: one.label }))}
        value={rule.source}
        onChange={(event) => onChange({ ...rule, source: event.currentTarget.value, values: {} })}
      />
      <LegalEntityValues {...props} />
      <EntitySelect
        label={text('entity.fallback')}
        description={text('entity.fallback hint')}
        entities={props.entities}
        value={rule.fallbackId}
        onChange={(fallbackId) => onChange({ ...rule, fallbackId })}
      />
    </div>
  )
}

function Choice(props: EditorProps & { entities: Entities }): JSX.Element {
  const { value, onChange } = props
  const [adding, setAdding] = useState<{ name: string; forValue: string | null } | null>(null)
  function added(id: string) {
    if (value.kind === 'one') onChange({ kind: 'one', legalEntityId: id })
    if (value.kind === 'by-value' && adding?.forValue != null) {
      onChange({ ...value, values: { ...value.values, [adding.forValue]: id } })
    }
    setAdding(null)
  }
  return (
    <>
      {value.kind === 'one' && <OneForAll {...props} onAdd={() => setAdding({ name: '', forValue: null })} />}
      {value.kind === 'by-value' && (
        <ByField {...props} rule={value} onAdd={(name) => setAdding({ name, forValue: name })} />
      )}
      {adding && (
        <AddLegalEntity
          company={props.company}
          name={adding.name}
          onAdded={added}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  )
}

/** No legal entity, one for all, or value by value with head counts and suggestions. */
export function LegalEntityEditor(props: EditorProps): JSX.Element {
  const { value, onChange } = props
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company: props.company } })
  function choose(kind: string) {
    if (kind === value.kind) return
    if (kind === 'none') onChange({ kind: 'none' })
    if (kind === 'one') onChange({ kind: 'one', legalEntityId: entities.data?.[0]?.id ?? '' })
    if (kind === 'by-value') onChange(startingByValue(props.fields))
  }
  return (
    <section className="stack" aria-label={text('entity.title')}>
      <Radio.Group
        label={<h2 className="section-title">{text('entity.title')}</h2>}
        description={text('entity.lead')}
        value={value.kind}
        onChange={choose}
      >
        <div className="entity-kinds">
          {(['none', 'one', 'by-value'] as const).map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={text(`entity.${kind}`)}
              description={text(`entity.${kind} why`)}
            />
          ))}
        </div>
      </Radio.Group>
      {value.kind !== 'none' && (
        <Answer of={entities}>{(found) => <Choice {...props} entities={found} />}</Answer>
      )}
    </section>
  )
}
