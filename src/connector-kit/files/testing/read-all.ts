import type { Employee } from '#model/employee.ts'
import type { FetchSummary } from '../../connection.ts'
import { type EmployeeFile, readEmployeeFile } from '../read-employee-file.ts'

/** Reads a whole file: its employees, the sizes of its pages and the summary. */
export async function readAll(
  file: EmployeeFile,
): Promise<{ employees: Employee[]; pages: number[]; summary: FetchSummary }> {
  const employees: Employee[] = []
  const pages: number[] = []
  for await (const event of readEmployeeFile(file)) {
    if (event.kind === 'end') return { employees, pages, summary: event.summary }
    if (event.kind !== 'page') continue
    employees.push(...event.employees)
    pages.push(event.employees.length)
  }
  throw new Error('the file has no end')
}

/** A CSV file made of text or bytes. */
export function csvOf(content: string | Uint8Array, more: Partial<EmployeeFile> = {}): EmployeeFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { source: { open: () => inPieces(bytes) }, format: 'csv', ...more }
}

/** A workbook made of its bytes. */
export function workbookOf(bytes: Uint8Array, more: Partial<EmployeeFile> = {}): EmployeeFile {
  return { source: { open: () => inPieces(bytes) }, format: 'xlsx', ...more }
}

/** The bytes as they come over a wire; pieces of odd length part letters and line ends. */
export async function* inPieces(bytes: Uint8Array, size = 4093): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
