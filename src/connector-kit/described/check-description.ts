import type { z } from 'zod'
import { type DescribedSystem, describedSystem } from '#model/described-system.ts'

/** Something wrong with a description, and where: `fields.startDate.format`. */
export type DescriptionProblem = Readonly<{ path: string; message: string }>
export type CheckedDescription =
  | Readonly<{ ok: true; description: DescribedSystem }>
  | Readonly<{ ok: false; problems: readonly DescriptionProblem[] }>

const longest = 200_000

/** Reads a description from its JSON text; what is wrong is told with its place, all at once. */
export function checkDescription(text: string): CheckedDescription {
  if (text.trim() === '') return wrong('', 'Describe the HR system first.')
  if (text.length > longest) return wrong('', 'The description is too long.')
  const parsed = parse(text)
  if (!parsed) return wrong('', 'This is not JSON: it was cut or holds a slip of the pen.')
  const checked = describedSystem.safeParse(parsed.value, { reportInput: true })
  if (!checked.success) return { ok: false, problems: firstOfEachPlace(checked.error.issues) }
  const problems = contradictions(checked.data)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, description: checked.data }
}

function wrong(path: string, message: string): CheckedDescription {
  return { ok: false, problems: [{ path, message }] }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** A value that is missing has every other fault too; one sentence for each place is enough. */
function firstOfEachPlace(issues: readonly z.core.$ZodIssue[]): readonly DescriptionProblem[] {
  const problems = new Map<string, DescriptionProblem>()
  for (const issue of issues) {
    const path = placeOf(issue.path)
    if (!problems.has(path)) problems.set(path, { path, message: wordsOf(issue) })
  }
  return [...problems.values()]
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not known here.`
  if (issue.input === undefined && issue.code !== 'custom') return 'This is missing.'
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'This name is not allowed here.'
  if (!/^(Invalid|Too)/.test(issue.message)) return issue.message
  return issue.code === 'invalid_type' ? `This is not of the kind “${issue.expected}”.` : issue.message
}

/** What each part allows and the whole does not. */
function contradictions({
  fields,
  customFields = [],
  dimensions = [],
  people,
}: DescribedSystem): readonly DescriptionProblem[] {
  const ids = customFields.map(({ id }) => id)
  const known = new Set([...Object.keys(fields), ...ids.map((id) => `custom:${id}`)])
  const twice = ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: `customFields.${index}.id`, message: `The id “${id}” is used twice.` }]
      : [],
  )
  const unknown = dimensions.flatMap((one, index) =>
    known.has(one)
      ? []
      : [
          {
            path: `dimensions.${index}`,
            message: `People cannot be chosen by “${one}”: it is not described.`,
          },
        ],
  )
  const { paging, query = {} } = people
  const paged = Object.entries(paging).flatMap(([key, value]) => (/param$/i.test(key) ? [String(value)] : []))
  const both = paged
    .filter((name) => Object.hasOwn(query, name))
    .map((name) => ({
      path: `people.query.${name}`,
      message: `“${name}” is set by the paging; take it out of the parameters.`,
    }))
  return [...twice, ...unknown, ...both]
}
