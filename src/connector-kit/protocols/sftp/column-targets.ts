import { z } from 'zod'
import { wrongColumns } from '../../files/file-faults.ts'
import type { ColumnTargets } from '../../files/index.ts'

const target = z.union([z.string(), z.null(), z.object({ field: z.string(), format: z.string() })])

/** What columns hold, from JSON such as `{"Ref": "employeeNumber"}`; nothing said without a text. */
export function columnTargets(text: string): ColumnTargets {
  if (text === '') return {}
  const content = parsed(text)
  // Entries are checked one by one: zod's record would drop a heading called __proto__.
  const wellFormed =
    typeof content === 'object' &&
    content !== null &&
    !Array.isArray(content) &&
    Object.values(content).every((value) => target.safeParse(value).success)
  if (!wellFormed) throw wrongColumns('What was entered for the columns cannot be read.')
  return content as ColumnTargets
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
