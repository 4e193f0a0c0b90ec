import { Autocomplete, NativeSelect, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { text } from '../../text.ts'
import { type Draft, put } from './draft.ts'
import type { SectionProps } from './editor-parts.ts'
import { LinesInput } from './lines-input.tsx'
import { type Paging, PagingInputs, pagingStarts, pagingStyles } from './paging-inputs.tsx'

type Props = SectionProps & Readonly<{ onFocusGuide: (anchor: string) => void }>

/** Where the people are, and how their list goes on. */
export function PeopleSection({ draft, onChange, faults, tried, onFocusGuide }: Props): JSX.Element {
  const { people } = draft
  const change = (next: Draft['people']) => onChange({ ...draft, people: next })
  const withPaging = (paging: Paging) => change({ ...people, paging })
  const beside = (tried?.beside ?? []).map((one) => one.path)
  return (
    <section
      className="card stack"
      aria-label={text('describe.people')}
      onFocus={() => onFocusGuide('#people-and-pages')}
    >
      <h2 className="section-title">{text('describe.people')}</h2>
      <TextInput
        label={text('describe.path')}
        description={text('describe.path hint')}
        placeholder="/employees"
        value={people.path}
        error={faults.get('people.path')}
        spellCheck={false}
        onChange={(event) => change({ ...people, path: event.currentTarget.value.trim() })}
      />
      <LinesInput
        label={text('describe.query')}
        hint={text('describe.query hint')}
        separator="="
        values={people.query ?? {}}
        error={[...faults].find(([place]) => place.startsWith('people.query'))?.[1]}
        onChange={(lines) => change(put(people, 'query', lines))}
      />
      <Autocomplete
        label={text('describe.records at')}
        description={text('describe.records at hint')}
        data={(tried?.lists ?? []).flatMap((one) => (one.path === '' ? [] : [one.path]))}
        value={people.recordsAt}
        error={faults.get('people.recordsAt')}
        spellCheck={false}
        onChange={(value) => change({ ...people, recordsAt: value.trim() })}
      />
      <NativeSelect
        label={text('describe.paging')}
        data={pagingStyles.map((one) => ({ value: one, label: text(`describe.paging.${one}`) }))}
        value={people.paging.style}
        onChange={(event) => {
          const style = pagingStyles.find((one) => one === event.currentTarget.value)
          if (style) withPaging(pagingStarts[style])
        }}
      />
      <PagingInputs paging={people.paging} beside={beside} faults={faults} onChange={withPaging} />
      <Autocomplete
        label={text('describe.total at')}
        description={text('describe.total at hint')}
        data={beside}
        value={people.totalAt ?? ''}
        error={faults.get('people.totalAt')}
        spellCheck={false}
        onChange={(value) => change(put(people, 'totalAt', value.trim()))}
      />
    </section>
  )
}
