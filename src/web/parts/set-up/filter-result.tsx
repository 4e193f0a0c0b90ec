import './filter.css'
import { Loader, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck, IconSearch, IconX } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { FilterTrial } from '#api/contract/settings.ts'
import type { ScopingFilter } from '#model/settings.ts'
import { formatNumber } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { text } from '../../text.ts'
import { LoadingLines } from '../answer.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { chosenClauses } from './filter-editor.tsx'

function Names(props: {
  title: string
  names: readonly string[]
  nobody: string
  inside: boolean
}): JSX.Element {
  const Icon = props.inside ? IconCheck : IconX
  return (
    <div>
      <h2 className="field-group">{props.title}</h2>
      {props.names.length === 0 && <p className="dim small">{props.nobody}</p>}
      <ul className="names" data-inside={props.inside}>
        {props.names.slice(0, 5).map((name) => (
          <li key={name}>
            <Icon size={15} aria-hidden />
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}

function foundSentence(one: FilterTrial['found'][number]): string {
  if (one.inScope) return text('filter.search in', { name: one.name })
  if (one.because === null) return text('filter.search out plain', { name: one.name })
  return text('filter.search out', { name: one.name, because: one.because })
}

function Found({ search, found }: { search: string; found: FilterTrial['found'] }): JSX.Element | null {
  if (search === '') return null
  if (found.length === 0) return <p className="dim small">{text('filter.search none')}</p>
  return (
    <ul className="names">
      {found.slice(0, 5).map((one) => (
        <li key={`${one.name} ${one.because}`} data-inside={one.inScope}>
          {one.inScope ? <IconCheck size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
          {foundSentence(one)}
        </li>
      ))}
    </ul>
  )
}

/** How many people the filter lets in, who for example, and whether somebody is among them. */
export function FilterResult(props: {
  company: string
  connection: string
  filter: ScopingFilter
}): JSX.Element {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const [filter] = useDebouncedValue(chosenClauses(props.filter), 250)
  const params = { company: props.company, connection: props.connection }
  const trial = useAsk('POST /companies/{company}/connections/{connection}/filter-trial', {
    params,
    body: { filter, ...(search === '' ? {} : { search }) },
  })
  if (trial.error) return <ProblemNote error={trial.error} onRetry={() => void trial.refetch()} />
  if (!trial.data) return <LoadingLines />
  const { inScope, total } = trial.data
  return (
    <section className="card stack" aria-label={text('filter.preview')} aria-busy={trial.isFetching}>
      <p className="filter-count" role="status">
        <span className="filter-number">
          {text('filter.count', { inScope: formatNumber(inScope), total: formatNumber(total) })}
        </span>
        <span className="dim">{text('filter.count label')}</span>
        {trial.isPlaceholderData && <Loader size={15} aria-hidden />}
      </p>
      <div className="filter-names">
        <Names title={text('filter.in')} names={trial.data.in} nobody={text('filter.in nobody')} inside />
        <Names
          title={text('filter.out')}
          names={trial.data.out}
          nobody={text('filter.out nobody')}
          inside={false}
        />
      </div>
      <TextInput
        label={text('filter.search')}
        placeholder={text('filter.search placeholder')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status">
        <Found search={search} found={trial.data.found} />
      </div>
    </section>
  )
}
