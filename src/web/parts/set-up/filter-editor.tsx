import './filter.css'
import { ActionIcon, Button, MultiSelect, NativeSelect } from '@mantine/core'
import { IconPlus, IconUsers, IconX } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import type { FilterClause, ScopingFilter } from '#model/settings.ts'
import { formatNumber } from '../../format.ts'
import { text } from '../../text.ts'

export type Dimensions = ResponseOf<'GET /companies/{company}/connections/{connection}/dimensions'>
type Dimension = Dimensions[number]

// A select holds text only; no HR system's value begins with this character.
const emptyMark = '\u0000empty'
const toOption = (value: string | null): string => value ?? emptyMark
const fromOption = (option: string): string | null => (option === emptyMark ? null : option)

function shown(value: string | null): string {
  return value ?? text('filter.empty value')
}

function joined(values: readonly (string | null)[]): string {
  const words = values.map(shown)
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${text('filter.or')} ${words.at(-1)}`
}

/** Clauses in which something was chosen; one without values says nothing yet. */
export function chosenClauses(filter: ScopingFilter): ScopingFilter {
  return filter.filter((clause) => clause.values.length > 0)
}

/** The filter as one sentence. */
export function filterSentence(filter: ScopingFilter, labelOf: (dimension: string) => string): string {
  const clauses = chosenClauses(filter).map((clause) =>
    text(clause.mode === 'include' ? 'filter.clause is' : 'filter.clause is not', {
      dimension: labelOf(clause.dimension),
      values: joined(clause.values),
    }),
  )
  if (clauses.length === 0) return text('filter.everybody')
  return text('filter.sentence', { clauses: clauses.join(`, ${text('filter.and')} `) })
}

/** A clause has no id; the how-many-th of its dimension it is serves as one. */
function keyed(filter: ScopingFilter, index: number): string {
  const dimension = filter[index]?.dimension ?? ''
  return `${dimension} ${filter.slice(0, index).filter((one) => one.dimension === dimension).length}`
}

type ClauseProps = {
  clause: FilterClause
  first: boolean
  dimensions: Dimensions
  onChange: (clause: FilterClause) => void
  onRemove: () => void
}

function optionsOf(dimension: Dimension | undefined, clause: FilterClause) {
  const known = dimension?.values ?? []
  // A value that is no longer told stays visible, so that it can be removed.
  const gone = clause.values.filter((value) => !known.some((one) => one.value === value))
  return [
    ...known.map((one) => ({
      value: toOption(one.value),
      label: text('filter.value count', { value: shown(one.value), people: formatNumber(one.people) }),
    })),
    ...gone.map((value) => ({ value: toOption(value), label: shown(value) })),
  ]
}

function Clause({ clause, first, dimensions, onChange, onRemove }: ClauseProps): JSX.Element {
  const dimension = dimensions.find((one) => one.field === clause.dimension)
  return (
    <li className="clause">
      <span className="clause-word">{text(first ? 'filter.people whose' : 'filter.and whose')}</span>
      <NativeSelect
        aria-label={text('filter.dimension')}
        data={dimensions.map((one) => ({ value: one.field, label: one.label }))}
        value={clause.dimension}
        onChange={(event) => onChange({ ...clause, dimension: event.currentTarget.value, values: [] })}
      />
      <NativeSelect
        aria-label={text('filter.mode')}
        data={[
          { value: 'include', label: text('filter.is') },
          { value: 'exclude', label: text('filter.is not') },
        ]}
        value={clause.mode}
        onChange={(event) =>
          onChange({ ...clause, mode: event.currentTarget.value === 'exclude' ? 'exclude' : 'include' })
        }
      />
      <MultiSelect
        className="clause-values"
        aria-label={text('filter.values')}
        placeholder={clause.values.length === 0 ? text('filter.values placeholder') : ''}
        data={optionsOf(dimension, clause)}
        value={clause.values.map(toOption)}
        onChange={(values) => onChange({ ...clause, values: values.map(fromOption) })}
        searchable
        hidePickedOptions
        limit={200}
        nothingFoundMessage={text('filter.values none')}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text('filter.remove')}
        onClick={onRemove}
      >
        <IconX size={17} aria-hidden />
      </ActionIcon>
    </li>
  )
}

/** The sentence builder: values of one condition are joined by "or", conditions by "and". */
export function FilterEditor(props: {
  dimensions: Dimensions
  value: ScopingFilter
  onChange: (filter: ScopingFilter) => void
}): JSX.Element {
  const { dimensions, value, onChange } = props
  const labelOf = (field: string) => dimensions.find((one) => one.field === field)?.label ?? field
  const free =
    dimensions.find((one) => !value.some((clause) => clause.dimension === one.field)) ?? dimensions[0]
  function add() {
    if (free) onChange([...value, { dimension: free.field, mode: 'include', values: [] }])
  }
  return (
    <div className="stack">
      <p className="filter-sentence" aria-live="polite">
        {chosenClauses(value).length === 0 && <IconUsers size={19} aria-hidden />}
        {filterSentence(value, labelOf)}
      </p>
      <ul className="clauses">
        {value.map((clause, index) => (
          <Clause
            key={keyed(value, index)}
            clause={clause}
            first={index === 0}
            dimensions={dimensions}
            onChange={(changed) => onChange(value.with(index, changed))}
            onRemove={() => onChange(value.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <div className="row">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={add}
          disabled={!free}
        >
          {text('filter.add')}
        </Button>
        {value.length > 0 && (
          <Button variant="subtle" color="gray" onClick={() => onChange([])}>
            {text('filter.clear')}
          </Button>
        )}
      </div>
      <p className="dim small">{text('filter.own')}</p>
    </div>
  )
}
