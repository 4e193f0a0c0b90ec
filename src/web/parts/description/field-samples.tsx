import type { JSX } from 'react'
import type { TriedDescription } from '#api/contract/description.ts'
import type { DescribedField } from '#model/described-fields.ts'
import { text } from '../../text.ts'
import { valueWords } from '../set-up/value-words.ts'
import { type Draft, pathsOf } from './draft.ts'

/** What the first people have in a field: as a fetch would read it, or as it came where the path is newer. */
export function FieldSamples(props: {
  draft: Draft
  field: DescribedField
  tried: TriedDescription | undefined
}): JSX.Element | null {
  const { draft, field, tried } = props
  const read = tried?.fields.find((one) => one.field === field)
  const [path = ''] = pathsOf(draft.fields, field)
  const raw = tried?.nodes.find((one) => one.path === path)
  const samples = read?.samples ?? raw?.samples.map((value) => ({ value, problem: null })) ?? []
  if (samples.length === 0) return null
  return (
    <>
      <ul className="samples">
        {samples.map(({ value, problem }, at) => (
          <li key={`${value} ${samples.slice(0, at).length}`} data-problem={problem !== null}>
            {problem ?? (value === null ? text('describe.sample empty') : valueWords(field, value))}
          </li>
        ))}
      </ul>
      {read && (
        <span className="dim small">{text('describe.filled', { filled: read.filled, of: read.of })}</span>
      )}
    </>
  )
}
