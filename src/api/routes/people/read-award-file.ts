import { isText, meaningsOfHeading, type TableRow } from '#connector-kit/files/index.ts'
import type { ImportedHolding } from '#stores/award-store.ts'

type Column = 'employeeNumber' | 'workEmail' | 'plan' | 'unvested' | 'vested'
export type AwardFile = Readonly<{
  holdings: readonly ImportedHolding[]
  /** Rows that could not be taken, with the number under which a person finds them. */
  problems: readonly Readonly<{ line: number; message: string }>[]
}>

/** The file has no column that tells whose awards they are, or none that tells how many. */
export class AwardFileFault extends Error {}

const headings: Readonly<Record<'plan' | 'unvested' | 'vested', RegExp>> = {
  plan: /^(plan|program(me)?|scheme|grant|award|ordning|avtale)/i,
  unvested: /^(un-?vested|not vested|outstanding|ikke opptjent|uopptjent)/i,
  vested: /^(vested|exercisable|opptjent)/i,
}

/** Reads who holds awards: a row for each plan of a person, whose quantities are added up. */
export async function readAwardFile(rows: AsyncIterable<TableRow>): Promise<AwardFile> {
  let columns: ReadonlyMap<Column, number> | undefined
  const people = new Map<string, ImportedHolding>()
  const problems: { line: number; message: string }[] = []
  for await (const { line, cells } of rows) {
    const texts = cells.map((cell) => (isText(cell) ? cell.trim() : ''))
    if (texts.every((text) => text === '')) continue
    if (columns === undefined) {
      columns = columnsOf(texts)
      continue
    }
    const message = takeRow(texts, columns, people)
    if (message !== null) problems.push({ line, message })
  }
  if (columns === undefined) throw new AwardFileFault('The file is empty.')
  return { holdings: [...people.values()], problems }
}

function columnsOf(texts: readonly string[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, heading] of texts.entries()) {
    const column = columnOf(heading)
    if (column !== null && !columns.has(column)) columns.set(column, index)
  }
  if (!columns.has('employeeNumber') && !columns.has('workEmail'))
    throw new AwardFileFault(
      'No column is headed “Employee number” or “E-mail”, so nobody can be found by it.',
    )
  if (!columns.has('unvested') && !columns.has('vested'))
    throw new AwardFileFault('No column is headed “Unvested” or “Vested”.')
  return columns
}

function columnOf(heading: string): Column | null {
  for (const [column, pattern] of Object.entries(headings) as [Column, RegExp][])
    if (pattern.test(heading)) return column
  const meant = meaningsOfHeading(heading)
  if (meant.includes('employeeNumber')) return 'employeeNumber'
  return meant.includes('workEmail') ? 'workEmail' : null
}

function takeRow(
  texts: readonly string[],
  columns: ReadonlyMap<Column, number>,
  people: Map<string, ImportedHolding>,
): string | null {
  const at = (column: Column) => texts[columns.get(column) ?? -1] ?? ''
  const [employeeNumber, workEmail] = [at('employeeNumber') || null, at('workEmail') || null]
  if (employeeNumber === null && workEmail === null) return 'The row names nobody.'
  const unvested = quantity(at('unvested'))
  const vested = quantity(at('vested'))
  if (unvested === null || vested === null)
    return 'A quantity is not a whole number of units, such as 1200 or 1 200.'
  const key = employeeNumber ?? workEmail?.toLowerCase() ?? ''
  const known = people.get(key)
  const plan = at('plan')
  people.set(key, {
    employeeNumber,
    workEmail,
    plans: [...new Set([...(known?.plans ?? []), ...(plan === '' ? [] : [plan])])],
    unvested: String(BigInt(known?.unvested ?? '0') + unvested),
    vested: String(BigInt(known?.vested ?? '0') + vested),
  })
  return null
}

/** Whole units, with or without separators of thousands; nothing is none. */
function quantity(text: string): bigint | null {
  const plain = text
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^(\d{1,3})([.,]\d{3})+$/, (all) => all.replace(/[.,]/g, ''))
  if (plain === '') return 0n
  return /^\d+$/.test(plain) ? BigInt(plain) : null
}
