import { NativeSelect, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { type AttributeMapping, dayFormats, type Transform } from '#model/settings.ts'
import { text } from '../../text.ts'
import type { MappingRow } from './mapping-rows.ts'
import { regionChoices } from './region-choices.ts'
import { TableEditor } from './table-editor.tsx'

const kinds = ['as-is', 'table', 'date', 'join', 'split', 'case', 'phone', 'country', 'fixed'] as const
const takes = ['first', 'last', 'rest'] as const

function starting(kind: Transform['kind']): Transform {
  switch (kind) {
    case 'as-is':
      return { kind }
    case 'table':
      return { kind, entries: {}, otherwise: null }
    case 'date':
      return { kind, format: 'DD.MM.YYYY' }
    case 'join':
      return { kind, separator: ' ' }
    case 'split':
      return { kind, separator: ' ', take: 'first' }
    case 'case':
      return { kind, to: 'lower' }
    case 'phone':
      return { kind, country: 'NO' }
    case 'country':
      return { kind, to: 'code' }
    case 'fixed':
      return { kind, value: '' }
  }
}

type PartProps = { row: MappingRow; transform: Transform; onChange: (transform: Transform) => void }

function Separator(props: { value: string; onChange: (value: string) => void }): JSX.Element {
  return (
    <TextInput
      label={text('transform.separator')}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function Parts({ row, transform, onChange }: PartProps): JSX.Element | null {
  switch (transform.kind) {
    case 'as-is':
      return null
    case 'table':
      return <TableEditor row={row} value={transform} onChange={onChange} />
    case 'date':
      return (
        <NativeSelect
          label={text('transform.format')}
          data={[...dayFormats]}
          value={transform.format}
          onChange={(event) => {
            const format = dayFormats.find((one) => one === event.currentTarget.value)
            if (format) onChange({ ...transform, format })
          }}
        />
      )
    case 'join':
      return (
        <Separator
          value={transform.separator}
          onChange={(separator) => onChange({ ...transform, separator })}
        />
      )
    case 'split':
      return (
        <>
          <Separator
            value={transform.separator}
            onChange={(separator) => onChange({ ...transform, separator })}
          />
          <NativeSelect
            label={text('transform.take')}
            data={takes.map((one) => ({ value: one, label: text(`transform.take.${one}`) }))}
            value={transform.take}
            onChange={(event) => {
              const take = takes.find((one) => one === event.currentTarget.value)
              if (take) onChange({ ...transform, take })
            }}
          />
        </>
      )
    case 'case':
      return (
        <NativeSelect
          label={text('transform.to')}
          data={[
            { value: 'lower', label: text('transform.to.lower') },
            { value: 'upper', label: text('transform.to.upper') },
          ]}
          value={transform.to}
          onChange={(event) =>
            onChange({ ...transform, to: event.currentTarget.value === 'upper' ? 'upper' : 'lower' })
          }
        />
      )
    case 'phone':
      return (
        <NativeSelect
          label={text('transform.phone.country')}
          description={text('transform.phone.country.hint')}
          data={regionChoices()}
          value={transform.country}
          onChange={(event) => onChange({ ...transform, country: event.currentTarget.value })}
        />
      )
    case 'country':
      return (
        <NativeSelect
          label={text('transform.as')}
          data={[
            { value: 'code', label: text('transform.as.code') },
            { value: 'name', label: text('transform.as.name') },
          ]}
          value={transform.to}
          onChange={(event) =>
            onChange({ ...transform, to: event.currentTarget.value === 'name' ? 'name' : 'code' })
          }
        />
      )
    case 'fixed':
      return (
        <TextInput
          label={text('transform.value')}
          value={transform.value}
          onChange={(event) => onChange({ ...transform, value: event.currentTarget.value })}
        />
      )
  }
}

/** How a source value becomes the portal's value. */
export function TransformEditor(props: {
  row: MappingRow
  mapping: AttributeMapping
  onPut: (mapping: AttributeMapping) => void
}): JSX.Element {
  const { row, mapping, onPut } = props
  const { transform } = mapping
  return (
    <section className="stack">
      <NativeSelect
        label={text('row.rule')}
        description={text(`transform.${transform.kind}.why`)}
        data={kinds.map((kind) => ({ value: kind, label: text(`transform.${kind}`) }))}
        value={transform.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value)
          if (kind && kind !== transform.kind) onPut({ ...mapping, transform: starting(kind) })
        }}
      />
      <Parts
        row={row}
        transform={transform}
        onChange={(changed) => onPut({ ...mapping, transform: changed })}
      />
    </section>
  )
}
