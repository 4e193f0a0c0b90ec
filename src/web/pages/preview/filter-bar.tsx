import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { attributes } from '#model/attributes.ts'
import { itemFlags } from '#model/plan.ts'
import { useCompany } from '#web/company.ts'
import { attributeLabel } from '#web/parts/plan/attribute-words.ts'
import { isFiltered, type PreviewView, sorts } from '#web/parts/plan/preview-view.ts'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { ChangeView } from './view-in-address.ts'

const attributeChoices = attributes.map(({ id }) => ({ value: id, label: attributeLabel(id) }))
const flagChoices = itemFlags.map((flag) => ({ value: flag, label: text(`plan.flag.${flag}`) }))
const sortChoices = sorts.map((sort) => ({ value: sort, label: text(`preview.sort.${sort}`) }))

type Props = Readonly<{
  view: PreviewView
  onChange: ChangeView
  total: number | null
  searchField: RefObject<HTMLInputElement | null>
}>

function Search({ view, onChange, searchField }: Omit<Props, 'total'>) {
  const [typed, setTyped] = useState(view.search ?? '')
  const settle = useDebouncedCallback(
    (search: string) => onChange({ search: search.trim() || undefined }),
    200,
  )
  useEffect(() => {
    if (view.search === undefined) setTyped('')
  }, [view.search])
  return (
    <TextInput
      ref={searchField}
      className="pv-search"
      size="sm"
      type="search"
      aria-label={text('preview.search')}
      placeholder={text('preview.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        settle(event.currentTarget.value)
      }}
    />
  )
}

function Choice<T extends string>(
  props: Readonly<{
    label: string
    value: T | undefined
    choices: readonly Readonly<{ value: T; label: string }>[]
    onChoose: (value: T | undefined) => void
    searchable?: boolean
  }>,
) {
  return (
    <Select
      size="sm"
      className="pv-choice"
      aria-label={props.label}
      placeholder={props.label}
      data={[...props.choices]}
      value={props.value ?? null}
      clearable
      searchable={props.searchable ?? false}
      clearButtonProps={{ 'aria-label': text('preview.filter.clear-one', { what: props.label }) }}
      onChange={(value) => props.onChoose(props.choices.find((one) => one.value === value)?.value)}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
    />
  )
}

/** Search, filters and order of the list; all of them in the address. */
export function FilterBar({ view, onChange, total, searchField }: Props) {
  const { slug } = useCompany()
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company: slug } })
  const entityChoices = (entities.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <search className="pv-filters">
      <Search view={view} onChange={onChange} searchField={searchField} />
      <Choice
        label={text('preview.filter.field')}
        value={view.attribute}
        choices={attributeChoices}
        onChoose={(attribute) => onChange({ attribute })}
        searchable
      />
      {entityChoices.length > 0 && (
        <Choice
          label={text('preview.filter.entity')}
          value={view.legalEntity}
          choices={entityChoices}
          onChoose={(legalEntity) => onChange({ legalEntity })}
          searchable
        />
      )}
      <Choice
        label={text('preview.filter.flag')}
        value={view.flag}
        choices={flagChoices}
        onChoose={(flag) => onChange({ flag })}
      />
      <Choice
        label={text('preview.sort')}
        value={view.sort}
        choices={sortChoices}
        onChoose={(sort) => onChange({ sort: sort === 'bucket' ? undefined : sort })}
      />
      {isFiltered(view) && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() =>
            onChange({
              bucket: undefined,
              search: undefined,
              attribute: undefined,
              legalEntity: undefined,
              flag: undefined,
              selected: undefined,
            })
          }
        >
          {text('preview.filter.clear')}
        </Button>
      )}
      <span className="pv-total" role="status">
        {total !== null && text('preview.shown', { total })}
      </span>
    </search>
  )
}
