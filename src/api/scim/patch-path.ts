import SCIMMY from 'scimmy'
import { ScimError } from './scim-error.ts'
import { coreUser, enterpriseUser } from './user-attributes.ts'

/** Where an operation of a PATCH goes: `urn:…:User:emails[type eq "work"].value`. */
export type PatchPath = Readonly<{
  /** The extension, or null for the user itself. */
  extension: string | null
  /** Null where the extension as a whole is meant. */
  attribute: string | null
  filter: string | null
  part: string | null
}>

const longestPath = 500
const grammar = /^([A-Za-z][\w$-]*)(?:\[(.+)\])?(?:\.([A-Za-z][\w$-]*))?$/
const unfit = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads a path; `known` are the extensions that the user has already. */
export function readPath(text: string, known: readonly string[]): PatchPath {
  const path = text.trim()
  if (path.length > longestPath) return badPath('It is too long.')
  const { extension, rest } = extensionOf(path, known)
  if (rest === null) return { extension, attribute: null, filter: null, part: null }
  const [, attribute = '', filter = null, part = null] =
    grammar.exec(rest) ?? badPath(`“${path}” is not a path.`)
  if (unfit.has(attribute) || unfit.has(part ?? '')) return badPath(`“${path}” is not a path.`)
  return { extension, attribute, filter, part }
}

function extensionOf(
  path: string,
  known: readonly string[],
): { extension: string | null; rest: string | null } {
  if (!/^urn:/i.test(path)) return { extension: null, rest: path }
  const lower = path.toLowerCase()
  for (const urn of [coreUser, enterpriseUser, ...known]) {
    const extension = urn === coreUser ? null : urn
    if (lower === urn.toLowerCase()) return { extension, rest: null }
    if (lower.startsWith(`${urn.toLowerCase()}:`)) return { extension, rest: path.slice(urn.length + 1) }
  }
  const end = path.split('[')[0]?.lastIndexOf(':') ?? 0
  return { extension: path.slice(0, end), rest: path.slice(end + 1) }
}

type Compared = Readonly<Record<string, unknown>>
type Entry = Readonly<Record<string, unknown>>

/** The entries that a filter such as `type eq "work"` names, and what a new entry of that kind would hold. */
export function matching(
  entries: readonly Entry[],
  expression: string,
): Readonly<{ matched: ReadonlySet<unknown>; kind: Entry }> {
  try {
    const filter = new SCIMMY.Types.Filter(expression)
    return { matched: new Set(filter.match([...entries])), kind: kindOf([...filter] as Compared[]) }
  } catch {
    return badPath(`“${expression}” is not a filter.`)
  }
}

function kindOf(expressions: readonly Compared[]): Entry {
  const [only, ...more] = expressions
  if (only === undefined || more.length > 0) return {}
  return Object.fromEntries(
    Object.entries(only).flatMap(([name, compared]) =>
      Array.isArray(compared) && compared[0] === 'eq' ? [[name, compared[1]]] : [],
    ),
  )
}

function badPath(detail: string): never {
  throw new ScimError(400, detail, { scimType: 'invalidPath' })
}
