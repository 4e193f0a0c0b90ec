import { z } from 'zod'
import { UsageError } from './command.ts'

const written = z.union([z.string(), z.record(z.string(), z.unknown())])

/** The credentials of a file: texts by their names. A description may stand in it as it is, instead of as one text. */
export function credentialsIn(content: unknown): Record<string, string> {
  const parsed = z.record(z.string(), written).safeParse(content)
  if (!parsed.success)
    throw new UsageError('The credentials file must be an object of texts: {"<name>": "<value>"}.')
  const entries = Object.entries(parsed.data)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
