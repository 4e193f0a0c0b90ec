import SCIMMY from 'scimmy'
import { ScimError } from './scim-error.ts'

/** What a filter looks for. */
export type Sought = Readonly<{ by: 'id' | 'userName' | 'externalId'; value: string }>

const searchable = { id: 'id', username: 'userName', externalid: 'externalId' } as const
const longestFilter = 1000

/** Reads `userName eq "…"`. People are looked up by what they are known by, and by nothing else. */
export function readFilter(expression: string): Sought {
  const [name, compared, ...more] = comparedIn(expression)
  const by = searchable[(name ?? '').toLowerCase() as keyof typeof searchable]
  if (more.length > 0 || by === undefined || !Array.isArray(compared) || compared[0] !== 'eq')
    return refuse('People can be looked for by userName, externalId or id with eq only.')
  return { by, value: String(compared[1]) }
}

function comparedIn(expression: string): readonly [string?, unknown?, ...unknown[]] {
  if (expression.length > longestFilter) return refuse('The filter is too long.')
  try {
    const parsed: Record<string, unknown>[] = [...new SCIMMY.Types.Filter(expression)]
    return parsed.flatMap((one) => Object.entries(one)).flat() as [string?, unknown?, ...unknown[]]
  } catch {
    return refuse('The filter cannot be read.')
  }
}

function refuse(detail: string): never {
  throw new ScimError(400, detail, { scimType: 'invalidFilter' })
}
