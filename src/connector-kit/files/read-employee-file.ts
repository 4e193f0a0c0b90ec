import type { Employee, RecordProblem } from '#model/employee.ts'
import type { IncompleteBecause } from '#model/snapshot.ts'
import type { AskedFields, FetchEvent } from '../connection.ts'
import { countPage, endOf, noCounts } from '../fetching/fetch-counts.ts'
import { incompleteFetch } from '../fetching/judge-completeness.ts'
import { csvRows } from './csv/csv-rows.ts'
import type { ColumnTargets } from './headings/recognise-columns.ts'
import { idColumn, type RowReader, rowReader } from './read-employee.ts'
import { type Survey, surveyTable, withHeadings } from './survey-table.ts'
import {
  type Cell,
  defaultLimits,
  FileFault,
  type FileLimits,
  type FileSource,
  isText,
  type TableRow,
} from './table.ts'
import { workbookRows } from './xlsx/workbook-rows.ts'

/** A file of employees and how it is read. */
export type EmployeeFile = Readonly<{
  source: FileSource
  /** The rows instead of the source's, for each of the passes: a table that was put together of several files. */
  rows?: () => AsyncIterable<TableRow>
  format: 'csv' | 'xlsx'
  /** A sheet of a workbook by its name; without one, the first visible sheet that is not empty. */
  sheet?: string
  columns?: ColumnTargets
  /** Without it: every field that is not sensitive, and every custom field. */
  asked?: AskedFields
  limits?: Partial<FileLimits>
}>

const pageSize = 500

/** The rows of an employee file as they stand, headings included. */
export function tableRows(file: EmployeeFile): AsyncIterable<TableRow> {
  if (file.rows) return file.rows()
  const limits = { ...defaultLimits, ...file.limits }
  return file.format === 'csv'
    ? csvRows(file.source, limits)
    : workbookRows(file.source, file.sheet ?? null, limits)
}

/** What is known of an employee file as a whole; throws a `FileFault` when it is none. */
export function surveyFile(file: EmployeeFile): Promise<Survey> {
  return surveyTable(tableRows(file), file.columns ?? {}, file.asked)
}

/**
 * Reads employees from a file, in two passes: what its columns hold and how they write days is known only after the
 * last row. Never throws for what a file can be like: a fault of the file is the failure of the summary.
 */
export async function* readEmployeeFile(
  file: EmployeeFile,
  signal?: AbortSignal,
): AsyncGenerator<FetchEvent, void> {
  const counts = noCounts()
  const { incompleteBecause } = counts
  let fault: FileFault | null = null
  try {
    const survey = await surveyFile(file)
    counts.expectedPeople = survey.rows
    for await (const page of pagesOf(file, survey)) {
      if (signal?.aborted) throw new FileFault(cancelled, 'cancelled')
      yield countPage(counts, page, 0)
      if (page.fault) throw page.fault
    }
    incompleteBecause.push(...endings(survey))
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    fault = error
  }
  const unread = fault ? undefined : incompleteFetch(counts.people, counts.unreadable)
  if (unread) incompleteBecause.push(unread)
  yield endOf(counts, 0, fault?.failure ?? null, fault?.reason)
}

const cancelled = {
  kind: 'incomplete',
  code: 'cancelled',
  what: 'Reading the file was stopped.',
  advice: 'Read it again.',
  who: 'admin',
} as const

function endings(survey: Survey): IncompleteBecause[] {
  if (!survey.lastRowCut) return []
  return [
    {
      reason: 'cut-short',
      detail:
        'The last row has fewer cells than the others: the file was cut short there. That row was left out.',
    },
  ]
}

type Page = { unreadable: number; employees: Employee[]; problems: RecordProblem[]; fault: FileFault | null }

/** Pages of employees; a fault of the file comes with the last page, after what could be read. */
async function* pagesOf(file: EmployeeFile, survey: Survey): AsyncGenerator<Page> {
  const read = rowReader(survey.columns, file.asked, survey.orders, { ...defaultLimits, ...file.limits })
  const rows = new RowSorter(survey, read)
  let page: Page = { unreadable: 0, employees: [], problems: [...survey.problems], fault: null }
  try {
    for await (const row of withHeadings(tableRows(file))) {
      rows.add(row, page)
      if (page.employees.length < pageSize) continue
      yield page
      page = { unreadable: 0, employees: [], problems: [], fault: null }
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    page.fault = error
  }
  if (page.employees.length > 0 || page.problems.length > 0 || page.fault) yield page
}

/** Decides row by row: read, repeated, contradicting another row, wider than the headings, cut off. */
class RowSorter {
  readonly #survey: Survey
  readonly #read: RowReader
  readonly #done = new Set<string>()
  readonly #nameless = new Set<number>()
  readonly #idIndex: number
  #row = -1

  constructor(survey: Survey, read: RowReader) {
    this.#survey = survey
    this.#read = read
    this.#idIndex = idColumn(survey.columns)?.index ?? 0
  }

  add(row: TableRow, page: Page): void {
    this.#row += 1
    if (this.#row === 0 || (this.#survey.lastRowCut && this.#row === this.#survey.rows)) return
    const id = row.cells[this.#idIndex] ?? null
    const key = isText(id) ? id : null
    if (key !== null && this.#done.has(key)) {
      this.#reportRepeated(row, key, page)
      return
    }
    if (key !== null) this.#done.add(key)
    const refused = this.#refusal(row, key)
    if (refused) {
      page.unreadable += 1
      page.problems.push(refused)
      return
    }
    this.#reportNameless(row, page)
    const { employee, problems } = this.#read(row)
    if (employee) page.employees.push(employee)
    else page.unreadable += 1
    page.problems.push(...problems)
  }

  #reportRepeated(row: TableRow, id: string, page: Page): void {
    if (this.#survey.conflicts.has(id)) return
    const message = `Row ${row.line} repeats another row word for word and was left out.`
    page.problems.push({ externalId: id, field: null, code: 'duplicate-id', message })
  }

  #refusal(row: TableRow, id: string | null): RecordProblem | null {
    const lines = id === null ? undefined : this.#survey.conflicts.get(id)
    if (lines) {
      const message = `Rows ${lines.join(', ')} have the same id and differ; none of them was taken. Leave one of them in the file.`
      return { externalId: id, field: null, code: 'conflicting-record', message }
    }
    const beyond = row.cells.slice(this.#survey.columns.length)
    if (beyond.every((cell) => cell === null)) return null
    const message = `Row ${row.line} has more cells than there are headings, so its values may stand in wrong columns. The row was left out.`
    return { externalId: id, field: null, code: 'unreadable-record', message }
  }

  /** Values below no heading are nobody's field; said once for each such column. */
  #reportNameless(row: TableRow, page: Page): void {
    for (const { index, heading } of this.#survey.columns) {
      const cell: Cell | undefined = row.cells[index]
      if (heading !== '' || cell === null || cell === undefined || this.#nameless.has(index)) continue
      this.#nameless.add(index)
      const message = `Column ${index + 1} has values but no heading; it was left out.`
      page.problems.push({ externalId: null, field: null, code: 'unknown-heading', message })
    }
  }
}
