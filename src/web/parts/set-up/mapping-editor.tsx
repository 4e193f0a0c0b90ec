import './customise.css'
import { Button, Menu, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import { startingMapping } from '#model/default-settings.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { useAsk } from '../../queries.ts'
import { text } from '../../text.ts'
import { ProblemNote } from '../problem-note.tsx'
import { MappingPanel } from './mapping-panel.tsx'
import { type Field, type MappingRow, mappingRows, rankOf } from './mapping-rows.ts'
import { MappingSuggestions } from './mapping-suggestions.tsx'
import { MappingTable } from './mapping-table.tsx'
import { sourceOf } from './starting-settings.ts'

function byRank(rows: readonly MappingRow[]): string[] {
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b)).map((row) => row.attribute)
}

/** The order stays while somebody works in it; only the first answer of the trial sets it anew. */
function useStillOrder(rows: readonly MappingRow[], tried: boolean): MappingRow[] {
  const [order, setOrder] = useState(() => ({ tried, ids: byRank(rows) }))
  if (tried && !order.tried) setOrder({ tried, ids: byRank(rows) })
  const place = (row: MappingRow) => {
    const at = order.ids.indexOf(row.attribute)
    return at < 0 ? order.ids.length : at
  }
  return rows.toSorted((a, b) => place(a) - place(b))
}

function fits(row: MappingRow, search: string, fields: readonly Field[]): boolean {
  const sources = row.mapping?.sources ?? []
  const labels = fields.filter((field) => sources.includes(sourceOf(field))).map((field) => field.label)
  return [row.label, ...labels].some((label) => label.toLowerCase().includes(search.trim().toLowerCase()))
}

function AddOwnField(props: {
  fields: readonly Field[]
  mapping: readonly AttributeMapping[]
  onAdd: (mapping: AttributeMapping) => void
}): JSX.Element | null {
  const used = new Set(props.mapping.map((one) => one.attribute))
  const free = props.fields.filter((field) => field.custom && !used.has(sourceOf(field)))
  if (free.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
          {text('mapping.add custom')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {free.map((field) => (
          <Menu.Item
            key={field.id}
            onClick={() => props.onAdd(startingMapping(sourceOf(field), sourceOf(field)))}
          >
            {field.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type EditorProps = {
  company: string
  connection: string
  connectorName: string
  fields: readonly Field[]
  value: readonly AttributeMapping[]
  onChange: (mapping: AttributeMapping[]) => void
}

function useTrial({ company, connection, value }: EditorProps) {
  const [mapping] = useDebouncedValue([...value], 400)
  return useAsk('POST /companies/{company}/connections/{connection}/mapping-trial', {
    params: { company, connection },
    body: { mapping },
  })
}

/** Where every field comes from and what becomes of it, with real people as samples. */
export function MappingEditor(props: EditorProps): JSX.Element {
  const { fields, value, onChange } = props
  const [search, setSearch] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const trial = useTrial(props)
  const rows = useStillOrder(mappingRows(value, fields, trial.data), trial.data !== undefined)
  const open = rows.find((row) => row.attribute === openId) ?? null

  function put(changed: AttributeMapping) {
    const known = value.some((one) => one.attribute === changed.attribute)
    onChange(
      known ? value.map((one) => (one.attribute === changed.attribute ? changed : one)) : [...value, changed],
    )
  }
  function toggle(row: MappingRow) {
    if (row.mapping === null) put(startingMapping(row.attribute, row.suggested))
    else onChange(value.filter((one) => one.attribute !== row.attribute))
  }
  const shown = rows.filter((row) => fits(row, search, fields))
  return (
    <section className="stack" aria-label={text('mapping.title')}>
      <div className="row spread">
        <div>
          <h2 className="section-title">{text('mapping.title')}</h2>
          <p className="dim small">
            {text('mapping.count', { on: value.length, n: rows.length })}. {text('mapping.lead')}
          </p>
        </div>
        <div className="row">
          <TextInput
            aria-label={text('mapping.search')}
            placeholder={text('mapping.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <AddOwnField fields={fields} mapping={value} onAdd={put} />
        </div>
      </div>
      {trial.error && <ProblemNote error={trial.error} onRetry={() => void trial.refetch()} />}
      <MappingSuggestions company={props.company} connection={props.connection} mapping={value} onUse={put} />
      <MappingTable
        rows={shown}
        fields={fields}
        search={search}
        connectorName={props.connectorName}
        onPut={put}
        onToggle={toggle}
        onOpen={(row) => setOpenId(row.attribute)}
      />
      <MappingPanel row={open} fields={fields} onPut={put} onClose={() => setOpenId(null)} />
    </section>
  )
}
