import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { Transform } from '#model/settings.ts'
import { text, textOr } from '../../text.ts'
import type { MappingRow } from './mapping-rows.ts'

type Table = Extract<Transform, { kind: 'table' }>

/** What a coded attribute may hold; the model's own lists, which the browser does not load. */
const codes: Readonly<Record<string, readonly string[]>> = {
  employmentStatus: ['pending', 'active', 'leave', 'terminated'],
  employmentType: [
    'employee-full-time',
    'employee-part-time',
    'contractor',
    'intern',
    'apprentice',
    'temporary',
    'other',
  ],
  leaverReason: ['resignation', 'dismissal', 'end-of-contract', 'retirement', 'death', 'other'],
  gender: ['female', 'male', 'other', 'undisclosed'],
}

function Target(props: {
  attribute: string
  label: string
  value: string
  onChange: (value: string) => void
}): JSX.Element {
  const known = codes[props.attribute]
  if (known) {
    return (
      <NativeSelect
        size="xs"
        aria-label={props.label}
        data={['', ...known].map((code) => ({
          value: code,
          label: code === '' ? '' : textOr(`code.${code}`, code),
        }))}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      size="xs"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function sourceValues(row: MappingRow, table: Table): { value: string; people: number | null }[] {
  const open = row.trial?.unmappedValues ?? []
  const mapped = Object.keys(table.entries).filter((value) => !open.some((one) => one.value === value))
  return [...open, ...mapped.map((value) => ({ value, people: null }))]
}

/** Value by value; those without a translation stand first, with their head count. */
export function TableEditor(props: {
  row: MappingRow
  value: Table
  onChange: (table: Table) => void
}): JSX.Element {
  const { row, value: table, onChange } = props
  const [fresh, setFresh] = useState('')
  function set(source: string, target: string) {
    const { [source]: _, ...others } = table.entries
    onChange({ ...table, entries: target === '' ? others : { ...others, [source]: target } })
  }
  function add() {
    if (fresh.trim() !== '') onChange({ ...table, entries: { ...table.entries, [fresh.trim()]: '' } })
    setFresh('')
  }
  return (
    <div className="stack">
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">{text('transform.table.from')}</th>
            <th scope="col">{text('transform.table.to')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sourceValues(row, table).map((one) => (
            <tr key={one.value}>
              <th scope="row">
                {one.value}
                {one.people !== null && (
                  <span className="dim small"> {text('transform.table.people', { n: one.people })}</span>
                )}
              </th>
              <td>
                <Target
                  attribute={row.attribute}
                  label={text('transform.table.to of', { value: one.value })}
                  value={table.entries[one.value] ?? ''}
                  onChange={(target) => set(one.value, target)}
                />
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text('row.source remove', { field: one.value })}
                  onClick={() => set(one.value, '')}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <TextInput
          size="xs"
          aria-label={text('transform.table.new')}
          placeholder={text('transform.table.new')}
          value={fresh}
          onChange={(event) => setFresh(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" onClick={add} disabled={fresh.trim() === ''}>
          {text('transform.table.add')}
        </Button>
      </div>
      <div>
        <p className="small strong">{text('transform.table.otherwise')}</p>
        <p className="dim small">{text('transform.table.otherwise hint')}</p>
        <Target
          attribute={row.attribute}
          label={text('transform.table.otherwise')}
          value={table.otherwise ?? ''}
          onChange={(otherwise) => onChange({ ...table, otherwise: otherwise === '' ? null : otherwise })}
        />
      </div>
    </div>
  )
}
