import { parseArgs } from 'node:util'

export type Arguments = Readonly<{
  sizes: readonly number[]
  only: ReadonlySet<string> | null
  rounds: number
  tuned: boolean
  /** Leaves no record and no drawing. */
  keep: boolean
  writeDoc: boolean
}>

export function readArguments(words: readonly string[], known: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      people: { type: 'string', default: '10000' },
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      tuned: { type: 'boolean', default: false },
      'no-record': { type: 'boolean', default: false },
      'write-doc': { type: 'boolean', default: false },
    },
  })
  const only = values.only === undefined ? null : new Set(values.only.split(','))
  const unknown = [...(only ?? [])].filter((one) => !known.includes(one))
  if (unknown.length > 0)
    throw new Error(`Nothing is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  return {
    sizes: values.people.split(',').map((one) => whole('people', one)),
    only,
    rounds: whole('rounds', values.rounds),
    tuned: values.tuned,
    keep: !values['no-record'],
    writeDoc: values['write-doc'],
  }
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} takes whole numbers, not "${text}".`)
  return Number(text)
}
