import { Autocomplete, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { text } from '../../text.ts'
import { type Draft, put } from './draft.ts'

export type Paging = Draft['people']['paging']
type PagingOf<S extends Paging['style']> = Extract<Paging, { style: S }>
type Props<P extends Paging = Paging> = Readonly<{
  paging: P
  beside: readonly string[]
  faults: ReadonlyMap<string, string>
  onChange: (paging: Paging) => void
}>

export const pagingStyles = ['single-page', 'page-number', 'offset', 'cursor', 'next-link'] as const
export const pagingStarts: Readonly<Record<Paging['style'], Paging>> = {
  'single-page': { style: 'single-page' },
  'page-number': { style: 'page-number', param: 'page', first: 1, sizeParam: 'limit', size: 100 },
  offset: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 100 },
  cursor: { style: 'cursor', param: 'cursor', nextAt: '' },
  'next-link': { style: 'next-link', nextAt: '' },
}

function Size({ paging, faults, onChange }: Props<Exclude<Paging, { style: 'single-page' }>>): JSX.Element {
  const optional = paging.style === 'cursor' || paging.style === 'next-link'
  function named(name: string) {
    if (!optional) return onChange({ ...paging, sizeParam: name })
    const { sizeParam: _name, size: _size, ...rest } = paging
    return onChange(name === '' ? rest : { ...rest, sizeParam: name, size: paging.size ?? 100 })
  }
  return (
    <div className="describe-pair">
      <TextInput
        label={text('describe.size param')}
        value={paging.sizeParam ?? ''}
        error={faults.get('people.paging.sizeParam')}
        spellCheck={false}
        onChange={(event) => named(event.currentTarget.value.trim())}
      />
      <NumberInput
        label={text('describe.size')}
        min={1}
        max={10_000}
        value={paging.size ?? ''}
        disabled={paging.sizeParam === undefined}
        error={faults.get('people.paging.size')}
        onChange={(value) => typeof value === 'number' && onChange({ ...paging, size: value })}
      />
    </div>
  )
}

function Numbered({ paging, faults, onChange }: Props<PagingOf<'page-number' | 'offset'>>): JSX.Element {
  return (
    <div className="describe-pair">
      <TextInput
        label={text(`describe.param.${paging.style}`)}
        value={paging.param}
        error={faults.get('people.paging.param')}
        spellCheck={false}
        onChange={(event) => onChange({ ...paging, param: event.currentTarget.value.trim() })}
      />
      <NativeSelect
        label={text(`describe.first.${paging.style}`)}
        data={['0', '1']}
        value={String(paging.first ?? 0)}
        onChange={(event) => onChange({ ...paging, first: event.currentTarget.value === '1' ? 1 : 0 })}
      />
    </div>
  )
}

function Following({
  paging,
  beside,
  faults,
  onChange,
}: Props<PagingOf<'cursor' | 'next-link'>>): JSX.Element {
  return (
    <div className="describe-pair">
      <Autocomplete
        label={text(`describe.next at.${paging.style}`)}
        data={[...beside]}
        value={paging.nextAt}
        error={faults.get('people.paging.nextAt')}
        spellCheck={false}
        onChange={(value) => onChange({ ...paging, nextAt: value.trim() })}
      />
      {paging.style === 'cursor' && (
        <TextInput
          label={text('describe.param.cursor')}
          value={paging.param}
          error={faults.get('people.paging.param')}
          spellCheck={false}
          onChange={(event) => onChange(put(paging, 'param', event.currentTarget.value.trim()))}
        />
      )}
    </div>
  )
}

/** What the chosen way from page to page needs. */
export function PagingInputs(props: Props): JSX.Element | null {
  const { paging } = props
  if (paging.style === 'single-page') return null
  const isNumbered = paging.style === 'page-number' || paging.style === 'offset'
  return (
    <>
      {isNumbered ? <Numbered {...props} paging={paging} /> : <Following {...props} paging={paging} />}
      <Size {...props} paging={paging} />
    </>
  )
}
