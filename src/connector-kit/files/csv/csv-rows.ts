import { pipeline, Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { cutShort, wrongContent } from '../file-faults.ts'
import { readBytes } from '../read-bytes.ts'
import { FileFault, type FileLimits, type FileSource, type TableRow } from '../table.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'

/** The rows of a CSV file, headings included. Throws a `FileFault` where it ends in the middle. */
export async function* csvRows(source: FileSource, limits: FileLimits): AsyncGenerator<TableRow> {
  const { encoding, beginning, cutInsideCharacter } = await detectEncoding(source, limits)
  refuseOtherContent(beginning)
  const { delimiter, declared } = detectDelimiter(new TextDecoder(encoding).decode(beginning))
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    from_line: declared ? 2 : 1,
    max_record_size: limits.cellBytes * 64,
  })
  const decoder = new TextDecoder(encoding)
  // Destroying the parser early (a reader that stops) closes the file too; its error then is nobody's news.
  pipeline(Readable.from(decoded(source, limits, decoder)), parser, () => {})
  yield* rowsOf(parser)
  if (cutInsideCharacter)
    throw cutShort('The file ends in the middle of a letter, so its last lines are missing.')
}

async function* rowsOf(parser: AsyncIterable<unknown>): AsyncGenerator<TableRow> {
  let line = 1
  try {
    for await (const item of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      yield { line, cells: item.record.map((text) => (text.trim() === '' ? null : text.trim())) }
      line = item.info.lines + 1
    }
  } catch (error) {
    throw asFileFault(error, line)
  }
}

async function* decoded(
  source: FileSource,
  limits: FileLimits,
  decoder: TextDecoder,
): AsyncGenerator<string> {
  for await (const chunk of readBytes(source, limits.fileBytes)) yield decoder.decode(chunk, { stream: true })
}

function asFileFault(error: unknown, line: number): unknown {
  if (error instanceof FileFault || !(error instanceof CsvError)) return error
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
