import type { Employee, EmployeeField } from '#model/employee.ts'
import { isSensitive } from '#model/employee.ts'
import type { FieldStatistic } from '#model/snapshot.ts'
import type { FieldChoice } from './kept-fields.ts'

/** Beyond this many they are simply many; nobody reads them, and each is held in memory. */
const MAX_DISTINCT = 1000

type Count = {
  filled: number
  empty: number
  absent: number
  samples: string[]
  distinct: Set<string> | null
}

export type FieldCounter = Readonly<{
  /** `sampled` false counts somebody without keeping anything of them: people outside the filter. */
  add: (employee: Employee, sampled: boolean) => void
  result: () => FieldStatistic[]
}>

/** Counts, as pages go by, how often each field is supplied and filled. Only kept fields that are not sensitive give samples. */
export function fieldCounter(asked: FieldChoice, kept: FieldChoice): FieldCounter {
  const names = [...asked.fields].filter((field) => field !== 'custom' && field !== 'externalId')
  const counts = new Map<string, Count>()
  for (const name of [...names, ...[...asked.custom].map((id) => `custom:${id}`)]) {
    counts.set(name, { filled: 0, empty: 0, absent: 0, samples: [], distinct: new Set() })
  }
  const shown = new Set([...kept.fields, ...[...kept.custom].map((id) => `custom:${id}`)])
  return {
    add(employee, sampled) {
      for (const [name, count] of counts)
        note(count, valueAt(employee, name), sampled && shown.has(name) && !isSensitive(name))
    },
    result: () => [...counts].map(([field, count]) => statisticOf(field, count)),
  }
}

function valueAt(employee: Employee, name: string): unknown {
  return name.startsWith('custom:')
    ? employee.custom?.[name.slice('custom:'.length)]
    : employee[name as EmployeeField]
}

function note(count: Count, value: unknown, sampled: boolean): void {
  if (value === undefined) count.absent += 1
  else if (value === null) count.empty += 1
  else {
    count.filled += 1
    const shown = textOf(value)
    if (sampled && count.samples.length < 3 && !count.samples.includes(shown)) count.samples.push(shown)
    count.distinct?.add(shown)
    if ((count.distinct?.size ?? 0) > MAX_DISTINCT) count.distinct = null
  }
}

/** A value as a person reads it; a coded one by the HR system's own word. */
export function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'source' in value) return String(value.source)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function statisticOf(field: string, count: Count): FieldStatistic {
  return {
    field,
    filled: count.filled,
    empty: count.empty,
    absent: count.absent,
    samples: count.samples,
    distinct: count.distinct?.size ?? null,
  }
}
