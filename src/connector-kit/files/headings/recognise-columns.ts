import { type EmployeeField, employeeFields, type RecordProblem } from '#model/employee.ts'
import type { DayFormat } from '../../reading/parse-day.ts'
import { wrongColumns } from '../file-faults.ts'
import { dayFormats } from '../values/day-format.ts'
import { type FileField, isFileField, partFields } from './file-field.ts'
import { normaliseHeading, withoutBrackets } from './normalise-heading.ts'
import { sensitiveSynonyms } from './sensitive-synonyms.ts'
import { managerNumberSynonyms, workSynonyms } from './work-synonyms.ts'

/** What a person said about a heading: a field's name, `custom:<id>`, `null` to leave the column out, or a field with its format. */
export type ColumnTarget = string | null | Readonly<{ field: string; format: DayFormat }>
export type ColumnTargets = Readonly<Record<string, ColumnTarget>>

/** A column of a file and what it fills: a field, a custom field named by the heading, or nothing. */
export type Column = Readonly<{
  index: number
  heading: string
  fills: Readonly<{ field: FileField; format: DayFormat | null } | { custom: string }> | null
}>
type RecognisedColumns = Readonly<{ columns: readonly Column[]; problems: readonly RecordProblem[] }>

type Fills = NonNullable<Column['fills']>

/** Finds out which field each column fills; what a person said goes before what the headings suggest. */
export function recogniseColumns(
  headings: readonly string[],
  targets: ColumnTargets = {},
): RecognisedColumns {
  const problems: RecordProblem[] = []
  const report = (message: string, field: string) =>
    problems.push({ externalId: null, field, code: 'unknown-heading', message })
  const said = assignSaid(headings, targets, report)
  const taken = new Set(
    [...said.values()].flatMap((fills) => (fills && 'field' in fills ? [fills.field] : [])),
  )
  const recognised = assignRecognised(headings, said, taken, report)
  const columns = headings.map((heading, index): Column => {
    const fills = said.has(index) ? (said.get(index) ?? null) : (recognised.get(index) ?? null)
    return { index, heading, fills: fills ?? unknownHeading(heading, said.has(index), report) }
  })
  return { columns: distinctCustom(columns, report), problems }
}

type Report = (message: string, field: string) => void

function assignSaid(
  headings: readonly string[],
  targets: ColumnTargets,
  report: Report,
): Map<number, Fills | null> {
  const said = new Map<number, Fills | null>()
  const filled = new Set<string>()
  for (const [heading, target] of Object.entries(targets)) {
    const fills = checkedTarget(heading, target)
    const index = indexOfHeading(headings, heading)
    if (index < 0) {
      report(`The columns file names the heading “${heading}”, which the file does not have.`, heading)
    } else if (fills && 'field' in fills && filled.has(fills.field)) {
      report(
        `“${heading}” and another heading are both said to hold ${fills.field}; “${heading}” was left out.`,
        heading,
      )
      said.set(index, null)
    } else {
      if (fills && 'field' in fills) filled.add(fills.field)
      said.set(index, fills)
    }
  }
  return said
}

function indexOfHeading(headings: readonly string[], heading: string): number {
  const exact = headings.indexOf(heading.trim())
  const wanted = normaliseHeading(heading)
  return exact >= 0 || wanted === ''
    ? exact
    : headings.findIndex((other) => normaliseHeading(other) === wanted)
}

function checkedTarget(heading: string, target: ColumnTarget): Fills | null {
  if (target === null) return null
  const { field, format } = typeof target === 'string' ? { field: target, format: null } : target
  if (format !== null && !dayFormats.includes(format)) {
    throw wrongColumns(
      `“${format}” for “${heading}” is no format of a day; these are: ${dayFormats.join(', ')}.`,
    )
  }
  if (field.startsWith('custom:') && field.length > 'custom:'.length)
    return { custom: field.slice('custom:'.length) }
  if (isFileField(field)) return { field, format }
  const names = [...employeeFields.filter((name) => name !== 'custom'), ...partFields].join(', ')
  throw wrongColumns(`“${field}” for “${heading}” is no field; these are: ${names}.`)
}

function assignRecognised(
  headings: readonly string[],
  said: ReadonlyMap<number, unknown>,
  taken: Set<string>,
  report: Report,
) {
  const recognised = new Map<number, Fills>()
  const open = headings.map((heading, index) => ({ heading, index, fields: candidates(heading, headings) }))
  // Headings that can mean one thing only come first, so that "Employee ID" gives way to "Employee number".
  for (const { heading, index, fields } of open.sort(
    (a, b) => a.fields.length - b.fields.length || a.index - b.index,
  )) {
    if (said.has(index) || fields.length === 0) continue
    const field = fields.find((name) => !taken.has(name))
    if (field === undefined) {
      report(
        `“${heading}” looks like ${fields[0]}, which another column holds already; it was left as a custom field.`,
        heading,
      )
      recognised.set(index, { custom: heading })
    } else {
      taken.add(field)
      recognised.set(index, { field, format: null })
    }
  }
  if (!taken.has('managerExternalId') && !taken.has('externalId')) assignManagerNumber(open, said, recognised)
  return recognised
}

/** A manager's employee number is the manager's id only in a file where the number serves as id. */
function assignManagerNumber(
  open: readonly Readonly<{ heading: string; index: number }>[],
  said: ReadonlyMap<number, unknown>,
  recognised: Map<number, Fills>,
): void {
  const numbers = new Set(managerNumberSynonyms.split(',').map(normaliseHeading))
  const column = open.find(
    ({ heading, index }) => !said.has(index) && numbers.has(normaliseHeading(withoutBrackets(heading))),
  )
  if (column && !recognised.has(column.index))
    recognised.set(column.index, { field: 'managerExternalId', format: null })
}

const fieldsByHeading = synonymTable()

function synonymTable(): ReadonlyMap<string, readonly FileField[]> {
  const table = new Map<string, FileField[]>()
  const synonyms: Readonly<Record<string, string>> = { ...workSynonyms, ...sensitiveSynonyms }
  for (const [field, headings] of Object.entries(synonyms) as [FileField, string][]) {
    for (const heading of new Set([field, ...headings.split(',')].map(normaliseHeading))) {
      table.set(heading, [...(table.get(heading) ?? []), field])
    }
  }
  return table
}

/** The fields that a name of a field or a heading may mean, by itself and in many languages; the likeliest first. */
export function meaningsOfHeading(heading: string): readonly FileField[] {
  return candidates(heading, [])
}

/** The fields a heading may mean, the likeliest first. */
function candidates(heading: string, all: readonly string[]): readonly FileField[] {
  const name = normaliseHeading(heading)
  // German lists often have "Name" and "Vorname": beside a given name it is the family name.
  const others = all.map(normaliseHeading)
  if (
    name === 'name' &&
    others.includes('vorname') &&
    !others.includes('nachname') &&
    !others.includes('familienname')
  )
    return ['familyName']
  const fields =
    fieldsByHeading.get(name) ?? fieldsByHeading.get(normaliseHeading(withoutBrackets(heading))) ?? []
  return fields.includes('employeeNumber')
    ? ['employeeNumber', ...fields.filter((field) => field !== 'employeeNumber')]
    : fields
}

function unknownHeading(heading: string, leftOut: boolean, report: Report): Fills | null {
  if (leftOut || heading === '') return null
  report(`The heading “${heading}” is not known; its column is offered as a custom field.`, heading)
  return { custom: heading }
}

/** Two columns cannot fill one custom field: the first one does. */
function distinctCustom(columns: readonly Column[], report: Report): Column[] {
  const names = new Set<string>()
  return columns.map((column) => {
    if (!column.fills || !('custom' in column.fills)) return column
    if (!names.has(column.fills.custom)) {
      names.add(column.fills.custom)
      return column
    }
    report(`The heading “${column.heading}” stands over two columns; the first one is used.`, column.heading)
    return { ...column, fills: null }
  })
}

/** Whether any column fills a field. */
export function columnOf(columns: readonly Column[], field: EmployeeField): Column | undefined {
  return columns.find(({ fills }) => fills && 'field' in fills && fills.field === field)
}
