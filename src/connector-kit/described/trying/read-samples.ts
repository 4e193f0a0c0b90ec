import { type EmployeeField, isSensitive } from '#model/employee.ts'
import { fieldsOf } from '../../available-fields.ts'
import type { HttpMethod } from '../../http-definition.ts'
import { isObject } from '../../reading/json-values.ts'
import { ReadProblem } from '../../reading/read-problem.ts'
import type { Reader } from '../../reading/reader.ts'
import { hidden } from './hide-value.ts'
import type { OutlineNode } from './outline-records.ts'

/** What a described field became for the first people: its value, or what is wrong with it. */
export type ReadSample = Readonly<{
  field: EmployeeField
  samples: readonly Readonly<{ value: string | null; problem: string | null }>[]
  filled: number
  of: number
}>

const mostSamples = 3

/** Reads the described fields of the records that came, by the readers of a real fetch. */
export function readSamples(
  records: readonly unknown[],
  method: HttpMethod,
  nodes: readonly OutlineNode[],
): readonly ReadSample[] {
  const objects = records.filter(isObject)
  const readers: Readonly<Record<string, Reader<unknown> | undefined>> = method.fields
  const hiddenPaths = new Set(nodes.flatMap((one) => (one.hidden && one.path !== null ? [one.path] : [])))
  return fieldsOf(method).map((field) => {
    const reader = readers[field]
    const hide = isSensitive(field) || (reader?.paths ?? []).some((path) => hiddenPaths.has(path))
    const read = objects.map((record) => attempt(() => reader?.read(record)))
    return {
      field,
      samples: read.slice(0, mostSamples).map(({ value, problem }) => ({
        value: hide && value !== null ? hidden : value,
        problem: hide && problem !== null ? 'This value cannot be read.' : problem,
      })),
      filled: read.filter(({ value }) => value !== null).length,
      of: objects.length,
    }
  })
}

function attempt(read: () => unknown): { value: string | null; problem: string | null } {
  try {
    return { value: inWords(read()), problem: null }
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error
    return { value: null, problem: error.message }
  }
}

/** A code by what it means, an amount with its currency, an address on one line. */
function inWords(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (!isObject(value)) return String(value)
  if ('source' in value) return String(value['value'])
  return Object.values(value).flat().filter(Boolean).join(' ')
}
