import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { Workbook } from '@cj-tech-master/excelts'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableRows } from '#connector-kit/files/read-employee-file.ts'
import { type ExportColumn, type ExportRow, writeCsv, writeWorkbook } from './index.ts'

const columns: readonly ExportColumn[] = [
  { key: 'number', heading: 'Employee number', kind: 'text' },
  { key: 'name', heading: 'Name', kind: 'text' },
  { key: 'start', heading: 'Start date', kind: 'date' },
  { key: 'awards', heading: 'Awards', kind: 'number' },
]

async function* rowsOf(...rows: ExportRow[]) {
  yield* rows
}

async function openWorkbook(rows: AsyncIterable<ExportRow>) {
  const workbook = new Workbook()
  await workbook.xlsx.load(await buffer(writeWorkbook({ sheet: 'Preview', columns, rows })))
  const sheet = workbook.getWorksheet('Preview')
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('writeCsv', () => {
  it('writes RFC 4180 with the byte-order mark where asked for', async () => {
    const rows = rowsOf({ number: '00005', name: 'Berg, "Anna"\nLine two', start: '2025-12-31', awards: 1.5 })
    expect(await text(writeCsv({ columns, rows, byteOrderMark: true }))).toBe(
      'Employee number,Name,Start date,Awards\r\n00005,"Berg, ""Anna""\nLine two",2025-12-31,1.5\r\n',
    )
    const bytes = await buffer(writeCsv({ columns, rows: rowsOf(), byteOrderMark: true }))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('disarms what a spreadsheet would run, and leaves telephone numbers and negative figures readable', async () => {
    const written = async (name: string) => {
      const [, row] = parse(await text(writeCsv({ columns, rows: rowsOf({ name }) }))) as string[][]
      return row?.[1]
    }
    for (const formula of [
      '=1+1',
      '+1+cmd|x',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\0=1',
      '＝1+1',
      '＠a',
      '  =1',
    ])
      expect(await written(formula)).toBe(`'${formula}`)
    expect(await written('+47 22 33 44 55')).toBe('+47 22 33 44 55')
    expect(await text(writeCsv({ columns, rows: rowsOf({ awards: -3 }) }))).toContain(',,,-3\r\n')
  })

  it('gives back every text that was written, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }),
        async (names) => {
          const rows = rowsOf(...names.map((name) => ({ number: 'x', name: name.toWellFormed() })))
          const [, ...read] = parse(await text(writeCsv({ columns, rows })), {
            record_delimiter: '\r\n',
          }) as string[][]
          expect(read.map((row) => row[1]?.replace(/^'/u, ''))).toEqual(
            names.map((name) => name.toWellFormed().replace(/^'/u, '')),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('writeWorkbook', () => {
  it('keeps text as text, days as days and numbers as numbers', async () => {
    const sheet = await openWorkbook(
      rowsOf({ number: '00005', name: '=HYPERLINK("x")', start: '2025-12-31', awards: '12.5' }),
    )
    const row = sheet.getRow(2)
    expect(row.getCell(1).value).toBe('00005')
    expect(row.getCell(2).value).toBe('=HYPERLINK("x")')
    expect(row.getCell(2).formula).toBeUndefined()
    expect(row.getCell(3).value).toEqual(new Date('2025-12-31T00:00:00Z'))
    expect(row.getCell(4).value).toBe(12.5)
  })

  it('survives control characters, lone surrogates, very long texts and texts that look like escapes', async () => {
    const names = ['a\u0000\u001bb', '\ud800x', 'y'.repeat(40_000), 'a_x0041_b', '😀 عربى', '<&>"']
    const sheet = await openWorkbook(rowsOf(...names.map((name) => ({ name }))))
    const read = names.map((_, index) => String(sheet.getRow(index + 2).getCell(2).value))
    expect(read[0]).toBe('ab')
    expect(read[2]).toHaveLength(32_767)
    expect(read.slice(3)).toEqual(['a_x0041_b', '😀 عربى', '<&>"'])
  })

  it('keeps a number of more than 15 digits whole, and an empty cell empty', async () => {
    const row = (await openWorkbook(rowsOf({ awards: '12345678901234567890' }))).getRow(2)
    expect(row.getCell(4).value).toBe('12345678901234567890')
    expect(row.getCell(1).value).toBeNull()
  })

  it('tells the reader when the rows fail', async () => {
    async function* broken(): AsyncGenerator<ExportRow> {
      yield { name: 'A' }
      throw new Error('the database is gone')
    }
    await expect(buffer(writeWorkbook({ sheet: 'X', columns, rows: broken() }))).rejects.toThrow(
      'the database is gone',
    )
  })

  it('can be read back by the file connector', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-export-'))
    const path = join(folder, 'people.xlsx')
    await writeFile(
      path,
      writeWorkbook({
        sheet: 'a/b:c',
        columns,
        rows: rowsOf({ number: '007', name: 'Å', start: '2020-02-29' }),
      }),
    )
    const rows = []
    for await (const row of tableRows({ source: { path }, format: 'xlsx' })) rows.push(row.cells)
    expect(rows).toEqual([
      ['Employee number', 'Name', 'Start date', 'Awards'],
      ['007', 'Å', '2020-02-29', null],
    ])
    await rm(folder, { recursive: true })
  })
})
