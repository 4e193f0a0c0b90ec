import { Select } from '@mantine/core'
import type { JSX } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { text } from '../../text.ts'

export type Entities = ResponseOf<'GET /companies/{company}/legal-entities'>

/** Chooses one of the company's legal entities, or none. */
export function EntitySelect(props: {
  label: string
  description?: string
  hideLabel?: boolean
  entities: Entities
  value: string | null
  onChange: (id: string | null) => void
}): JSX.Element {
  const naming = props.hideLabel ? { 'aria-label': props.label } : { label: props.label }
  return (
    <Select
      {...naming}
      description={props.description}
      className="entity-select"
      placeholder={text('entity.choose')}
      data={props.entities.map((one) => ({ value: one.id, label: one.name }))}
      value={props.value === '' ? null : props.value}
      onChange={props.onChange}
      searchable
      clearable
    />
  )
}
