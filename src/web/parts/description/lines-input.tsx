import { Textarea } from '@mantine/core'
import { type JSX, useState } from 'react'

type Values = Readonly<Record<string, string | readonly string[]>>

function written(values: Values, separator: string): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((one) => name + separator + one),
    )
    .join('\n')
}

/** Names and values, one on a line; a name that stands on several lines is a list. */
function readLines(text: string, separator: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const line of text.split('\n')) {
    const at = line.indexOf(separator.trim())
    const name = (at < 0 ? line : line.slice(0, at)).trim()
    if (name === '') continue
    const value = at < 0 ? '' : line.slice(at + separator.trim().length).trim()
    const before = values[name]
    values[name] = before === undefined ? value : [before, value].flat()
  }
  return values
}

/** Pairs as people copy them from a documentation. */
export function LinesInput(props: {
  label: string
  hint: string
  separator: ': ' | '='
  values: Values
  error?: string | undefined
  onChange: (values: Record<string, string | string[]>) => void
}): JSX.Element {
  const { values, separator } = props
  const [typed, setTyped] = useState<string | null>(null)
  // What was typed stays as it is, unless the values were changed by something else.
  const same = typed !== null && JSON.stringify(readLines(typed, separator)) === JSON.stringify(values)
  return (
    <Textarea
      label={props.label}
      description={props.hint}
      error={props.error}
      value={same ? typed : written(values, separator)}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        props.onChange(readLines(event.currentTarget.value, separator))
      }}
      autosize
      minRows={1}
      maxRows={8}
      spellCheck={false}
      classNames={{ input: 'mono' }}
    />
  )
}
