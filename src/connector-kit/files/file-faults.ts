import type { IncompleteReason } from '#model/failure.ts'
import { FileFault } from './table.ts'

const makeAgain = 'Export the file again from the HR system and read the new one.'

function fault(
  reason: IncompleteReason,
  kind: 'contract' | 'address' | 'incomplete',
  code: string,
  what: string,
  advice: string,
) {
  return new FileFault({ kind, code, what, advice, who: 'admin' }, reason)
}

/** The file cannot be opened; `systemCode` is the code of Node’s error. */
export function cannotOpen(path: string, systemCode: string): FileFault {
  const why: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder, not a file',
    EACCES: 'this program has no right to read it',
  }
  const because = why[systemCode] ?? `the system answered ${systemCode}`
  return fault(
    'failed',
    'address',
    'file-cannot-be-opened',
    `“${path}” cannot be opened: ${because}.`,
    'Check the name of the file.',
  )
}

/** The file is over the limit of bytes. */
export function tooLarge(limitBytes: number): FileFault {
  const megabytes = Math.round(limitBytes / 1024 / 1024)
  const what = `The file is larger than ${megabytes} MB, which is more than a list of employees needs.`
  return fault(
    'wrong-content',
    'contract',
    'file-too-large',
    what,
    'Leave out columns that hold pictures or long texts, and read it again.',
  )
}

/** The workbook is over the limit once it is unpacked. */
export function unpacksTooLarge(): FileFault {
  const what =
    'The workbook unpacks to more than a list of employees needs; it may be damaged or made to do harm.'
  return fault(
    'wrong-content',
    'contract',
    'file-too-large',
    what,
    'Save the sheet with the employees alone as a new workbook.',
  )
}

/** The file is of another kind than it should be. */
export function wrongContent(found: string, advice: string): FileFault {
  return fault(
    'wrong-content',
    'contract',
    'file-wrong-content',
    `The file is not what it should be: ${found}.`,
    advice,
  )
}

/** The workbook cannot be read, with the reason as the end of a sentence. */
export function unreadableWorkbook(because: string): FileFault {
  const what = `The workbook cannot be read: ${because}.`
  return fault(
    'wrong-content',
    'contract',
    'file-unreadable',
    what,
    'Open it in Excel, save it as .xlsx again, and read the new file.',
  )
}

/** The file ends in the middle. */
export function cutShort(what: string): FileFault {
  return fault('cut-short', 'incomplete', 'file-cut-short', what, makeAgain)
}

/** The file has no row at all. */
export function noHeadings(): FileFault {
  const what = 'The file is empty: not even a row with headings was found.'
  return fault('empty', 'contract', 'file-empty', what, makeAgain)
}

/** No column tells employees apart. */
export function noIdColumn(headings: readonly string[]): FileFault {
  const what = `No column tells employees apart: neither the HR system’s own id nor an employee number was recognised among ${quoted(headings)}.`
  const advice =
    'Add a column “Employee number” to the export, or say which column holds it: {"<heading>": "employeeNumber"} in the columns file.'
  return fault('failed', 'contract', 'file-without-id', what, advice)
}

/** A file that is put together with others lacks the column for it. */
export function noKeyColumn(file: string, key: string, headings: readonly string[]): FileFault {
  const what = `“${file}” has no column “${key}”, by which the files are put together; it has ${quoted(headings)}.`
  const advice = 'Name a column that every one of the files has.'
  return fault('failed', 'contract', 'file-without-key', what, advice)
}

/** What was said of the columns cannot be meant. */
export function wrongColumns(what: string): FileFault {
  const advice =
    'Each heading is given a field name, "custom:<name>", null to leave it out, or {"field": …, "format": "DD/MM/YYYY"}.'
  return fault('failed', 'contract', 'file-columns-wrong', what, advice)
}

function quoted(headings: readonly string[]): string {
  const shown = headings.slice(0, 12).map((heading) => `“${heading}”`)
  return (
    shown.join(', ') + (headings.length > shown.length ? ` and ${headings.length - shown.length} more` : '')
  )
}
