import { TextDecoder } from 'node:util'
import { CsvError, type Options, parse } from 'csv-parse'
import { cutShort, wrongContent } from '../file-faults.ts'
import { readBytes } from '../read-bytes.ts'
import type { FileLimits, FileSource, TableRow } from '../table.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'

/** The rows of a CSV file, headings included. Throws a `FileFault` where it ends in the middle. */
export async function* csvRows(source: FileSource, limits: FileLimits): AsyncGenerator<TableRow> {
  const { encoding, beginning, cutInsideCharacter } = await detectEncoding(source, limits)
  refuseOtherContent(beginning)
  const { delimiter, declared } = detectDelimiter(new TextDecoder(encoding).decode(beginning))
  const reader = openReader({
    delimiter,
    from_line: declared ? 2 : 1,
    max_record_size: limits.cellBytes * 64,
  })
  const decoder = new TextDecoder(encoding)
  for await (const chunk of readBytes(source, limits.fileBytes)) {
    yield* await reader.read(decoder.decode(chunk, { stream: true }))
    reader.throwFault()
  }
  yield* await reader.end()
  reader.throwFault()
  if (cutInsideCharacter)
    throw cutShort('The file ends in the middle of a letter, so its last lines are missing.')
}

/**
 * Hands over the rows of each piece of text before it speaks of a fault in it: a stream read in the usual way drops the
 * rows that wait to be read when it fails, now these and now those.
 */
function openReader(options: Options) {
  const rows: TableRow[] = []
  let line = 1
  let fault: Error | null = null
  const parser = parse({
    ...options,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (record: string[], { lines }) => {
      rows.push({ line, cells: record.map((text) => (text.trim() === '' ? null : text.trim())) })
      line = lines + 1
      return null
    },
  })
  parser.on('error', (error) => {
    fault ??= error
  })
  parser.resume()
  return {
    read: async (text: string) => {
      await new Promise<void>((resolve) => parser.write(text, () => resolve()))
      return rows.splice(0)
    },
    end: async () => {
      const closed = new Promise<void>((resolve) => parser.once('close', resolve))
      parser.end()
      await closed
      return rows.splice(0)
    },
    throwFault: () => {
      if (fault) throw asFileFault(fault, line)
    },
  }
}

function asFileFault(error: Error, line: number): Error {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return cutShort(
      `A quotation mark in the row that begins at line ${line} is never closed, so the rest of the file cannot be read.`,
    )
  }
  return wrongContent(`line ${line} is no row of a CSV file`, 'Export the list again as CSV.')
}

function refuseOtherContent(beginning: Uint8Array): void {
  const text = Buffer.from(beginning.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (text.startsWith('pk\u0003\u0004')) {
    throw wrongContent(
      'it is an Excel workbook, not a CSV file',
      'Read it with the connector “xlsx”, or export it as CSV.',
    )
  }
  if (text.startsWith('<!doctype') || text.startsWith('<html') || text.startsWith('<?xml')) {
    throw wrongContent(
      'it is a web page or an XML document, not a CSV file',
      'Sign in to the HR system and export the list again as CSV.',
    )
  }
  if (text.startsWith('{') || text.startsWith('[{')) {
    throw wrongContent('it is a JSON document, not a CSV file', 'Export the list as CSV.')
  }
  if (text.startsWith('%pdf') || text.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    throw wrongContent(
      'it is a PDF or an old Excel workbook (.xls), not a CSV file',
      'Export the list as CSV.',
    )
  }
}
