import { NativeSelect, TextInput } from '@mantine/core'
import { type JSX, useState } from 'react'
import { type DescribedCode, describedCodes } from '#model/described-fields.ts'
import { text } from '../../text.ts'
import type { CodeRule } from './draft.ts'

/** What each value of the HR system means; those of the live answer stand there already. */
export function CodeValues(props: {
  field: DescribedCode
  rule: CodeRule
  seen: readonly string[]
  onChange: (rule: CodeRule) => void
}): JSX.Element {
  const { field, rule, onChange } = props
  const [typed, setTyped] = useState('')
  const [added, setAdded] = useState<readonly string[]>([])
  const sources = [...new Set([...props.seen, ...Object.keys(rule.values), ...added])]
  function mean(source: string, value: string) {
    const { [source]: _before, ...others } = rule.values
    onChange({ ...rule, values: value === '' ? others : { ...others, [source]: value } })
  }
  function add() {
    const source = typed.trim()
    if (source !== '') setAdded([...added, source])
    setTyped('')
  }
  return (
    <div className="describe-codes">
      {sources.length === 0 && <p className="dim small">{text('describe.code none yet')}</p>}
      {sources.map((source) => (
        <div key={source} className="describe-code">
          <span className="mono">{source}</span>
          <NativeSelect
            size="xs"
            aria-label={text('describe.code of', { source })}
            data={[
              { value: '', label: text('describe.code none') },
              ...describedCodes[field].map((one) => ({ value: one, label: text(`code.${one}`) })),
            ]}
            value={rule.values[source] ?? ''}
            onChange={(event) => mean(source, event.currentTarget.value)}
          />
        </div>
      ))}
      <TextInput
        size="xs"
        aria-label={text('describe.code add')}
        placeholder={text('describe.code add')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
    </div>
  )
}
