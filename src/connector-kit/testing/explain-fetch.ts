import { isDeepStrictEqual } from 'node:util'
import type { Employee } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { WholeFetch } from './read-connection.ts'

/** What a fetch tells of itself, and who differs from whom was expected, as lines beside a failing comparison. */
export function explainFetch(
  { employees, summary }: Pick<WholeFetch, 'employees' | 'summary'>,
  expected: readonly Employee[],
  hint: string,
): string {
  const { failure, incompleteBecause, problems } = summary
  const told = [
    ...(failure ? [failed(failure)] : incompleteBecause.map(({ detail }) => `Not complete: ${detail}`)),
    ...problems.map(
      ({ externalId, field, message }) =>
        `Finding of ${externalId ?? 'a record without an id'}, ${field ?? 'the whole record'}: ${message}`,
    ),
    ...(failure ? [] : differences(employees, expected)),
  ]
  return [hint, ...told].map((line) => (line === '' ? '' : `${line}\n`)).join('')
}

function failed({ code, what }: Failure): string {
  const where =
    code === 'unexpected-answer' ? ' Does recordsAt point at a list, of the people and of each lookup?' : ''
  return `The fetch failed: ${what}${where}`
}

function differences(employees: readonly Employee[], expected: readonly Employee[]): readonly string[] {
  const unexpected = employees.filter(
    ({ externalId }) => !expected.some((wanted) => wanted.externalId === externalId),
  )
  return [
    ...expected.flatMap((wanted) => comparedWith(wanted, employees)),
    ...unexpected.map(({ externalId }) => `${externalId} came and is not expected.`),
  ]
}

function comparedWith(wanted: Employee, employees: readonly Employee[]): readonly string[] {
  const came: Readonly<Record<string, unknown>> | undefined = employees.find(
    ({ externalId }) => externalId === wanted.externalId,
  )
  if (!came) return [`${wanted.externalId} is expected and did not come.`]
  const told: Readonly<Record<string, unknown>> = wanted
  const differing = [...new Set([...Object.keys(told), ...Object.keys(came)])].filter(
    (field) => !isDeepStrictEqual(told[field], came[field]),
  )
  return differing.length === 0 ? [] : [`${wanted.externalId} differs in ${differing.join(', ')}.`]
}
