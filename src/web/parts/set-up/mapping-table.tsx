import { ActionIcon, Checkbox, NativeSelect, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowRight,
  IconChevronDown,
  IconChevronUp,
  IconPencil,
} from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { AttributeMapping, Ownership } from '#model/settings.ts'
import { formatShare } from '../../format.ts'
import { text } from '../../text.ts'
import { type Field, fieldLabel, type MappingRow, type TrialRow } from './mapping-rows.ts'
import { sourceOf } from './starting-settings.ts'
import { valueWords } from './value-words.ts'

export const ownerships = [
  'always',
  'once',
  'when-empty',
  'portal',
  'review',
] as const satisfies readonly Ownership[]

type TableProps = {
  rows: readonly MappingRow[]
  fields: readonly Field[]
  search: string
  connectorName: string
  onPut: (mapping: AttributeMapping) => void
  onToggle: (row: MappingRow) => void
  onOpen: (row: MappingRow) => void
}
type RowProps = Omit<TableProps, 'rows' | 'search'> & { row: MappingRow }

function FillBar({ trial }: { trial: TrialRow | null }): JSX.Element | null {
  if (trial === null || trial.people === 0) return null
  const share = formatShare(trial.filled, trial.people)
  const label = text('mapping.fill rate', { share, filled: trial.filled, people: trial.people })
  return (
    <span className="fill" title={label}>
      <progress value={trial.filled} max={trial.people} aria-label={label} />
      <span className="tabular small">{share}</span>
    </span>
  )
}

function Samples({ attribute, trial }: { attribute: string; trial: TrialRow | null }): JSX.Element | null {
  if (trial === null) return null
  return (
    <ul className="samples">
      {trial.samples.slice(0, 3).map((sample, index) => (
        <li
          key={`${sample.source} ${trial.samples.slice(0, index).length}`}
          data-problem={sample.problem !== null}
        >
          {sample.value === null
            ? (sample.problem ?? text('mapping.sample empty'))
            : valueWords(attribute, sample.value)}
        </li>
      ))}
    </ul>
  )
}

function SourceCell({ row, fields, connectorName, onPut }: RowProps): JSX.Element {
  const { mapping } = row
  if (mapping === null) {
    if (row.status === 'not told') {
      return <span className="dim small">{text('mapping.not told', { connector: connectorName })}</span>
    }
    return <span className="dim">{row.suggested === null ? '' : fieldLabel(fields, row.suggested)}</span>
  }
  if (mapping.transform.kind === 'fixed') return <span className="dim">{text('transform.fixed')}</span>
  const [first, ...others] = mapping.sources
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={text('mapping.source of', { field: row.label })}
        error={first === undefined}
        data={[
          ...(first === undefined ? [{ value: '', label: text('mapping.source none') }] : []),
          ...fields.map((field) => ({ value: sourceOf(field), label: field.label })),
        ]}
        value={first ?? ''}
        onChange={(event) => onPut({ ...mapping, sources: [event.currentTarget.value, ...others] })}
      />
      {others.map((other) => (
        <span key={other} className="dim small">
          {text('mapping.then', { field: fieldLabel(fields, other) })}
        </span>
      ))}
    </>
  )
}

function OwnerCells({ row, onPut }: RowProps): JSX.Element {
  const { mapping } = row
  if (mapping === null) {
    return (
      <>
        <td />
        <td />
      </>
    )
  }
  return (
    <>
      <td className="mapping-choice">
        <NativeSelect
          size="xs"
          aria-label={text('mapping.owner of', { field: row.label })}
          data={ownerships.map((one) => ({ value: one, label: text(`owner.${one}`) }))}
          value={mapping.owner}
          onChange={(event) => {
            const owner = ownerships.find((one) => one === event.currentTarget.value)
            if (owner) onPut({ ...mapping, owner })
          }}
        />
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={text('mapping.empty of', { field: row.label })}
          data={[
            { value: 'keep', label: text('empty.keep') },
            { value: 'clear', label: text('empty.clear') },
          ]}
          value={mapping.whenEmpty}
          onChange={(event) =>
            onPut({ ...mapping, whenEmpty: event.currentTarget.value === 'clear' ? 'clear' : 'keep' })
          }
        />
      </td>
    </>
  )
}

function Row(props: RowProps): JSX.Element {
  const { row } = props
  return (
    <tr data-status={row.status}>
      <td>
        <Checkbox
          aria-label={text('mapping.sync field', { field: row.label })}
          checked={row.mapping !== null}
          onChange={() => props.onToggle(row)}
        />
      </td>
      <td>
        <div className="mapping-source">
          <SourceCell {...props} />
        </div>
      </td>
      <td className="mapping-arrow" aria-hidden>
        <IconArrowRight size={16} />
      </td>
      <th scope="row">
        {row.label}
        {row.problem !== null && (
          <span className="mapping-problem">
            <IconAlertTriangle size={14} aria-hidden />
            {row.problem}
          </span>
        )}
      </th>
      <td>{row.mapping && <Samples attribute={row.attribute} trial={row.trial} />}</td>
      <td>{row.mapping && <FillBar trial={row.trial} />}</td>
      <td className="small nowrap">{row.mapping && text(`transform.${row.mapping.transform.kind}`)}</td>
      <OwnerCells {...props} />
      <td>
        {row.mapping && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text('mapping.open field', { field: row.label })}
            onClick={() => props.onOpen(row)}
          >
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}

const headings = [
  'sync',
  'source',
  null,
  'target',
  'samples',
  'fill',
  'rule',
  'owner',
  'empty',
  null,
] as const

function Rows(props: TableProps): JSX.Element {
  return (
    <div className="mapping-scroll">
      <table className="mapping">
        <thead>
          <tr>
            {headings.map((heading, index) =>
              heading === null ? (
                <td key={`gap ${headings.slice(0, index).length}`} />
              ) : (
                <th key={heading} scope="col">
                  {text(`mapping.${heading}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.attribute} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A row a field: where it comes from, where it goes, what real people get. */
export function MappingTable(props: TableProps): JSX.Element {
  const [sensitiveOpen, setSensitiveOpen] = useState(false)
  const sensitive = props.rows.filter((row) => row.sensitive)
  const plain = props.rows.filter((row) => !row.sensitive)
  const folded = sensitive.filter((row) => row.mapping === null)
  const Icon = sensitiveOpen ? IconChevronUp : IconChevronDown
  const shown = [...plain, ...sensitive.filter((row) => row.mapping !== null)]
  if (props.rows.length === 0)
    return <p className="dim">{text('mapping.none found', { search: props.search })}</p>
  return (
    <>
      {shown.length > 0 && <Rows {...props} rows={shown} />}
      {folded.length > 0 && (
        <UnstyledButton
          className="field-more"
          aria-expanded={sensitiveOpen}
          onClick={() => setSensitiveOpen(!sensitiveOpen)}
        >
          <Icon size={16} aria-hidden />
          {sensitiveOpen
            ? text('mapping.sensitive hide')
            : text('mapping.sensitive show', { n: folded.length })}
        </UnstyledButton>
      )}
      {sensitiveOpen && folded.length > 0 && (
        <>
          <p className="dim small">{text('mapping.sensitive why')}</p>
          <Rows {...props} rows={folded} />
        </>
      )}
    </>
  )
}
