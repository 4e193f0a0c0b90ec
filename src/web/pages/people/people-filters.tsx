import { Button, Checkbox, Popover, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconColumns, IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { personStatuses } from '#model/person.ts'
import { useCompany } from '#web/company.ts'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { type PeopleColumn, peopleColumns } from './people-columns.ts'
import { type ChangePeopleView, isNarrowed, type PeopleView } from './people-view.ts'

type Choices = readonly Readonly<{ value: string; label: string }>[]

function Choice(
  props: Readonly<{
    label: string
    value: string | undefined
    choices: Choices
    onChoose: (value: string | undefined) => void
  }>,
) {
  return (
    <Select
      className="people-choice"
      aria-label={props.label}
      placeholder={props.label}
      data={[...props.choices]}
      value={props.value ?? null}
      clearable
      clearButtonProps={{ 'aria-label': text('people.filter.clear-one', { what: props.label }) }}
      onChange={(value) => props.onChoose(value ?? undefined)}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
    />
  )
}

function ColumnChoice(
  props: Readonly<{ chosen: readonly PeopleColumn[]; onChoose: (columns: readonly PeopleColumn[]) => void }>,
) {
  const { chosen, onChoose } = props
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden />}>
          {text('people.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className="people-columns">
          <legend className="hidden-visually">{text('people.columns')}</legend>
          {peopleColumns
            .filter((column) => column !== 'name')
            .map((column) => (
              <Checkbox
                key={column}
                label={text(`people.column.${column}`)}
                checked={chosen.includes(column)}
                onChange={(event) =>
                  onChoose(
                    event.currentTarget.checked
                      ? [...chosen, column]
                      : chosen.filter((one) => one !== column),
                  )
                }
              />
            ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}

type Props = Readonly<{
  view: PeopleView
  onChange: ChangePeopleView
  total: number | null
  chosen: readonly PeopleColumn[]
  onColumns: (columns: readonly PeopleColumn[]) => void
}>

/** Search, filters, order and columns of the list of people. */
export function PeopleFilters({ view, onChange, total, chosen, onColumns }: Props) {
  const { slug } = useCompany()
  const [typed, setTyped] = useState(view.search ?? '')
  const settle = useDebouncedCallback(
    (search: string) => onChange({ search: search.trim() || undefined }),
    200,
  )
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company: slug } })
  const statuses = personStatuses.map((status) => ({ value: status, label: text(`status.${status}`) }))
  const sorts = (['name', 'number', 'start', 'status'] as const).map((sort) => ({
    value: sort,
    label: text(`people.sort.${sort}`),
  }))
  return (
    <search className="people-filters">
      <TextInput
        className="people-search"
        type="search"
        aria-label={text('people.search')}
        placeholder={text('people.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          settle(event.currentTarget.value)
        }}
      />
      <Choice
        label={text('people.filter.status')}
        value={view.status}
        choices={statuses}
        onChoose={(value) => onChange({ status: personStatuses.find((one) => one === value) })}
      />
      <Choice
        label={text('people.filter.entity')}
        value={view.legalEntity}
        choices={(entities.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(legalEntity) => onChange({ legalEntity })}
      />
      <Choice
        label={text('people.filter.awards')}
        value={view.awards}
        choices={[
          { value: 'yes', label: text('people.filter.awards.yes') },
          { value: 'no', label: text('people.filter.awards.no') },
        ]}
        onChoose={(value) => onChange({ awards: value === 'yes' || value === 'no' ? value : undefined })}
      />
      <Choice
        label={text('people.sort')}
        value={view.sort}
        choices={sorts}
        onChoose={(value) => onChange({ sort: sorts.find((one) => one.value === value)?.value })}
      />
      <ColumnChoice chosen={chosen} onChoose={onColumns} />
      {isNarrowed(view) && (
        <Button
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => {
            setTyped('')
            onChange({
              search: undefined,
              status: undefined,
              legalEntity: undefined,
              source: undefined,
              awards: undefined,
            })
          }}
        >
          {text('people.filter.clear')}
        </Button>
      )}
      <span className="people-total" role="status">
        {total !== null && text('people.total', { total })}
      </span>
    </search>
  )
}
