import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconPlus } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import type { LegalEntityRule } from '#model/settings.ts'
import { formatNumber } from '../../format.ts'
import { useRead, useWrite } from '../../queries.ts'
import { text, textOr } from '../../text.ts'
import { Answer } from '../answer.tsx'
import { showProblem } from '../show-problem.tsx'
import { type Entities, EntitySelect } from './entity-select.tsx'

type ByValue = Extract<LegalEntityRule, { kind: 'by-value' }>
type Value = ResponseOf<'GET /companies/{company}/connections/{connection}/legal-entity-values'>[number]
type ValuesProps = {
  company: string
  connection: string
  entities: Entities
  rule: ByValue
  onChange: (rule: LegalEntityRule) => void
  onAdd: (name: string) => void
}

function Suggestion(props: {
  one: Value
  entities: Entities
  onUse: (id: string) => void
}): JSX.Element | null {
  const { one } = props
  const name = props.entities.find((entity) => entity.id === one.suggestedId)?.name
  if (one.suggestedId === null || name === undefined) return null
  const id = one.suggestedId
  return (
    <span className="suggestion small">
      {one.why === null
        ? text('entity.suggested', { name })
        : text('entity.suggested why', { name, why: textOr(`entity.because.${one.why}`, one.why) })}
      <Button
        size="compact-xs"
        variant="light"
        aria-label={text('entity.use for', { name, value: one.value })}
        onClick={() => props.onUse(id)}
      >
        {text('entity.use')}
      </Button>
    </span>
  )
}

function ValueRow({ one, ...props }: ValuesProps & { one: Value }): JSX.Element {
  const { rule, entities, onChange } = props
  const id = rule.values[one.value] ?? null
  const name = one.value === '' ? text('entity.empty value') : one.value
  function set(next: string | null) {
    const { [one.value]: _, ...others } = rule.values
    onChange({ ...rule, values: next === null ? others : { ...others, [one.value]: next } })
  }
  return (
    <tr data-open={id === null}>
      <th scope="row">
        {name}
        {id === null && (
          <span className="mapping-problem">
            <IconAlertTriangle size={14} aria-hidden />
            {text('entity.not mapped')}
          </span>
        )}
      </th>
      <td className="tabular">{formatNumber(one.people)}</td>
      <td>
        <div className="row">
          <EntitySelect
            hideLabel
            label={text('entity.entity of', { value: name })}
            entities={entities}
            value={id}
            onChange={set}
          />
          {id === null && (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => props.onAdd(one.value)}
            >
              {text('entity.add')}
            </Button>
          )}
        </div>
        {id === null && <Suggestion one={one} entities={entities} onUse={set} />}
      </td>
    </tr>
  )
}

/** Adds a legal entity for every value that has neither one nor a suggestion, named as the value. */
function AddAll({
  names,
  rule,
  onChange,
  company,
}: ValuesProps & { names: readonly string[] }): JSX.Element | null {
  const add = useWrite('POST /companies/{company}/legal-entities', [
    'GET /companies/{company}/legal-entities',
  ])
  const [busy, setBusy] = useState(false)
  if (names.length === 0) return null
  async function addAll() {
    setBusy(true)
    let values = rule.values
    try {
      for (const name of names) {
        const body = { name, organisationNumber: null, country: null, timeZone: null }
        const made = await add.mutateAsync({ params: { company }, body })
        values = { ...values, [name]: made.id }
      }
    } catch (error) {
      showProblem(error)
    }
    onChange({ ...rule, values })
    setBusy(false)
  }
  return (
    <Button size="xs" variant="default" loading={busy} onClick={() => void addAll()}>
      {text('entity.add all', { n: names.length })}
    </Button>
  )
}

function Summary({ values, ...props }: ValuesProps & { values: readonly Value[] }): JSX.Element {
  const { rule, entities, onChange } = props
  const open = values.filter((one) => rule.values[one.value] === undefined)
  const suggested = open.filter((one) => entities.some((entity) => entity.id === one.suggestedId))
  const nameable = open
    .filter((one) => !suggested.includes(one))
    .map((one) => one.value)
    .filter((value) => value.trim() !== '')
  function takeAll() {
    const taken = suggested.flatMap((one) => (one.suggestedId === null ? [] : [[one.value, one.suggestedId]]))
    onChange({ ...rule, values: { ...rule.values, ...Object.fromEntries(taken) } })
  }
  if (open.length === 0) {
    return (
      <p className="row" role="status">
        <IconCheck size={17} className="check-passed" aria-hidden />
        {text('entity.all mapped')}
      </p>
    )
  }
  const people = open.reduce((sum, one) => sum + one.people, 0)
  return (
    <div className="row open-task" role="status">
      <IconAlertTriangle size={17} aria-hidden />
      <span className="open-task-words">{text('entity.unmapped', { values: open.length, people })}</span>
      {suggested.length > 0 && (
        <Button size="xs" variant="default" onClick={takeAll}>
          {text('entity.use all', { n: suggested.length })}
        </Button>
      )}
      <AddAll {...props} names={nameable} />
    </div>
  )
}

/** Each value with its head count and its legal entity; those without one first. */
export function LegalEntityValues(props: ValuesProps): JSX.Element {
  const { company, connection, rule } = props
  const values = useRead('GET /companies/{company}/connections/{connection}/legal-entity-values', {
    params: { company, connection },
    query: { source: rule.source },
  })
  return (
    <Answer of={values}>
      {(found) =>
        found.length === 0 ? (
          <p className="dim">{text('entity.none told')}</p>
        ) : (
          <>
            <Summary {...props} values={found} />
            <div className="mapping-scroll">
              <table className="mapping entities">
                <thead>
                  <tr>
                    <th scope="col">{text('entity.value')}</th>
                    <th scope="col">{text('entity.people')}</th>
                    <th scope="col">{text('entity.which')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.map((one) => (
                    <ValueRow key={one.value} {...props} one={one} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }
    </Answer>
  )
}
