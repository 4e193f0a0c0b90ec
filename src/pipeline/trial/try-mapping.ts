import type { Employee } from '#model/employee.ts'
import type { MappedEmployee } from '#model/planning.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { sourceText } from './try-filter.ts'

export type MappingRow = Readonly<{
  attribute: string
  samples: { source: string | null; value: string | null; problem: string | null }[]
  filled: number
  people: number
  unmappedValues: { value: string; people: number }[]
}>

const SAMPLES = 3

/** What each rule makes of real people: three samples, how often it fills, and the values it has no rule for. */
export function tryMapping(
  employees: readonly Employee[],
  mapping: readonly AttributeMapping[],
  map: (employee: Employee) => MappedEmployee,
): MappingRow[] {
  const rows = new Map(mapping.map((line) => [line.attribute, emptyRow(line, employees.length)]))
  for (const employee of employees) {
    const { values, problems } = map(employee)
    for (const one of values) note(rows.get(one.attribute), one.source?.value ?? null, one.value, null)
    for (const one of problems) note(rows.get(one.attribute), one.value, null, one.code)
  }
  return mapping.map((line) => finish(rows.get(line.attribute) ?? emptyRow(line, 0), line, employees))
}

type Counting = { row: MappingRow; filled: number; unmapped: Map<string, number>; seen: Set<string> }

function emptyRow(line: AttributeMapping, people: number): Counting {
  return {
    row: { attribute: line.attribute, samples: [], filled: 0, people, unmappedValues: [] },
    filled: 0,
    unmapped: new Map(),
    seen: new Set(),
  }
}

function note(
  counting: Counting | undefined,
  source: string | null,
  value: string | null,
  problem: string | null,
): void {
  if (counting === undefined) return
  if (value !== null) counting.filled += 1
  if (problem !== null && source !== null)
    counting.unmapped.set(source, (counting.unmapped.get(source) ?? 0) + 1)
  if (
    (value === null && problem === null) ||
    counting.row.samples.length >= SAMPLES ||
    counting.seen.has(String(source))
  )
    return
  counting.seen.add(String(source))
  counting.row.samples.push({ source, value, problem })
}

function finish(counting: Counting, line: AttributeMapping, employees: readonly Employee[]): MappingRow {
  const { row, filled, unmapped } = counting
  const samples = row.samples.length > 0 ? row.samples : sourceSamples(line, employees)
  const unmappedValues = [...unmapped]
    .map(([value, people]) => ({ value, people }))
    .sort((a, b) => b.people - a.people)
  return { ...row, samples, filled, unmappedValues }
}

/** Where the rule made nothing of anybody, what the source holds is shown all the same. */
function sourceSamples(line: AttributeMapping, employees: readonly Employee[]): MappingRow['samples'] {
  const first = line.sources[0]
  if (first === undefined) return []
  const values = new Set<string>()
  for (const employee of employees) {
    const value = sourceText(employee, first)
    if (value !== null) values.add(value)
    if (values.size >= SAMPLES) break
  }
  return [...values].map((source) => ({ source, value: null, problem: null }))
}
