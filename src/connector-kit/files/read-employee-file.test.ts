import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf, readAll } from './testing/read-all.ts'

const codes = (problems: readonly { code: string }[]) => problems.map((problem) => problem.code)

describe('readEmployeeFile', () => {
  it('tells what is missing from what is empty', async () => {
    const { employees } = await readAll(csvOf('ID,Team,Title\n1,,Clerk\n2,Blue\n3,,Cook\n'))
    expect(employees).toEqual([
      { externalId: '1', team: null, title: 'Clerk' },
      { externalId: '2', team: 'Blue' },
      { externalId: '3', team: null, title: 'Cook' },
    ])
  })

  it('leaves the status open where only an end date is known', async () => {
    const { employees } = await readAll(csvOf('ID,End date\n1,2020-01-31\n'))
    expect(employees).toEqual([{ externalId: '1', endDate: '2020-01-31' }])
  })

  it('makes an unknown code a finding, never a default', async () => {
    const { employees, summary } = await readAll(csvOf('ID,Status\n1,Zzz\n2,Active\n'))
    expect(employees[0]).toEqual({ externalId: '1' })
    expect(summary.problems).toMatchObject([
      { externalId: '1', field: 'employmentStatus', code: 'unknown-code' },
    ])
    expect(summary.problems[0]?.message).toContain('“Zzz”')
    expect(summary.complete).toBe(true)
  })

  it('takes none of the days of a column that could be read two ways, and says once how to settle it', async () => {
    const text = 'ID,Start date,End date\n1,03/04/2025,31/12/2025\n2,05/06/2025,01/02/2025\n'
    const { employees, summary } = await readAll(csvOf(text))
    expect(employees.map((one) => one.endDate)).toEqual(['2025-12-31', '2025-02-01'])
    for (const one of employees) expect(one).not.toHaveProperty('startDate')
    expect(summary.problems).toMatchObject([{ externalId: null, field: 'startDate', code: 'bad-date' }])
    const settled = await readAll(
      csvOf(text, { columns: { 'Start date': { field: 'startDate', format: 'MM/DD/YYYY' } } }),
    )
    expect(settled.employees.map((one) => one.startDate)).toEqual(['2025-03-04', '2025-05-06'])
  })

  it('drops a repeated row and takes neither of two rows that contradict each other', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `${index + 10},Blue\n`).join('')
    const { employees, summary } = await readAll(
      csvOf(`ID,Team\n1,Blue\n1,Blue\n2,Red\n2,Green\n2,Red\n${rows}`),
    )
    expect(employees.map((one) => one.externalId).slice(0, 2)).toEqual(['1', '10'])
    expect(codes(summary.problems)).toEqual(['duplicate-id', 'conflicting-record'])
    expect(summary.problems[1]).toMatchObject({
      externalId: '2',
      message: expect.stringContaining('Rows 4, 5, 6'),
    })
    expect(summary.complete).toBe(true)
  })

  it('lets one bad record stop no other, and holds a file in which every fifth is bad', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `${index},A\n`).join('')
    const one = await readAll(csvOf(`ID,Team\n${rows},B\n`))
    expect(one.summary).toMatchObject({ people: 9, complete: true })
    expect(codes(one.summary.problems)).toEqual(['missing-id'])
    const many = await readAll(csvOf(`ID,Team\n${rows},B\n,C\n20,D,E\n`))
    expect(many.summary.incompleteBecause[0]?.reason).toBe('unreadable-records')
  })

  it('is not complete when nobody is in it', async () => {
    expect((await readAll(csvOf('ID,Team\n'))).summary.incompleteBecause[0]?.reason).toBe('empty')
    const nothing = await readAll(csvOf(''))
    expect(nothing.summary).toMatchObject({ complete: false, failure: { code: 'file-empty' } })
  })

  it('says plainly when no column tells people apart', async () => {
    const { summary } = await readAll(csvOf('First name,Team\nA,B\n'))
    expect(summary.failure).toMatchObject({ code: 'file-without-id', who: 'admin' })
    expect(summary.failure?.what).toContain('“First name”, “Team”')
  })

  it('keeps odd names as data', async () => {
    const { employees } = await readAll(csvOf('ID,__proto__,constructor\n1,x,y\n'))
    expect(Object.entries(employees[0]?.custom ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('refuses zero bytes, damaged letters, endless cells and rounded numbers cell by cell', async () => {
    const long = 'y'.repeat(65 * 1024)
    const text = `ID,Name,Employee number,Team\n1,a\u0000b,1,Blå\n2,${long},2,Grønn\n3,C,1.23457E+15,Rød\n`
    const { employees, summary } = await readAll(
      csvOf(Buffer.concat([Buffer.from(text), Buffer.from([52, 44, 0xff, 44, 52, 44, 10])])),
    )
    expect(employees.map((one) => one.displayName)).toEqual([undefined, undefined, 'C', undefined])
    expect(codes(summary.problems)).toEqual(['bad-value', 'bad-value', 'unsafe-number', 'bad-value'])
  })

  it('gives pages of 500 and counts them', async () => {
    const rows = Array.from({ length: 1_001 }, (_, index) => `${index}\n`).join('')
    const { pages, summary } = await readAll(csvOf(`ID\n${rows}`))
    expect(pages).toEqual([500, 500, 1])
    expect(summary).toMatchObject({ people: 1_001, pages: 3, requests: 0, complete: true })
  })

  it('refuses a file that is too large', async () => {
    const { summary } = await readAll(csvOf(`ID\n${'1\n'.repeat(600)}`, { limits: { fileBytes: 1_000 } }))
    expect(summary.failure?.code).toBe('file-too-large')
  })

  it('asks only for what was chosen', async () => {
    const asked = { fields: ['team'], custom: ['Size'] } as const
    const { employees } = await readAll(csvOf('ID,Team,Title,Size,Shoe\n1,A,B,C,D\n', { asked }))
    expect(employees).toEqual([{ externalId: '1', team: 'A', custom: { Size: 'C' } }])
  })
})

describe('CSV', () => {
  it.each([
    ['<!DOCTYPE html><html>', 'web page'],
    ['PK\u0003\u0004....', 'Excel workbook'],
    ['{"error":"no"}', 'JSON'],
  ])('knows that %s is no CSV', async (content, found) => {
    const { summary } = await readAll(csvOf(content))
    expect(summary.failure).toMatchObject({
      code: 'file-wrong-content',
      what: expect.stringContaining(found),
    })
    expect(summary.incompleteBecause[0]?.reason).toBe('wrong-content')
  })

  it('reads a line that declares the separator, a title above the headings, and line breaks in quotes', async () => {
    const { employees } = await readAll(
      csvOf('sep=;\r\nStaff list\r\n\r\nID;Title\r\n1;"Head,\r\nSales"\r\n'),
    )
    expect(employees).toEqual([{ externalId: '1', title: 'Head,\r\nSales' }])
  })

  it('keeps what stands before a quotation mark that is never closed, and is incomplete', async () => {
    const { employees, summary } = await readAll(csvOf('ID,Title\n1,A\n2,B\n3,"C\n4,D\n'))
    expect(employees.map((one) => one.externalId)).toEqual(['1', '2'])
    expect(summary).toMatchObject({
      complete: false,
      failure: { kind: 'incomplete', code: 'file-cut-short' },
    })
  })

  it('is incomplete when it ends inside a letter', async () => {
    const { summary } = await readAll(csvOf(Buffer.from('ID,Team\n1,Blå\n2,Rød\n3,Grå').subarray(0, -1)))
    expect(summary.incompleteBecause[0]?.reason).toBe('cut-short')
  })

  it('takes the sign for a damaged letter as a finding, not as another encoding', async () => {
    const { employees, summary } = await readAll(csvOf('ID,Name\n1,Ka\ufffdri\n2,Åse\n'))
    expect(employees.map((one) => one.displayName)).toEqual([undefined, 'Åse'])
    expect(summary.problems.map((one) => one.externalId)).toContain('1')
    expect((await readAll(csvOf('ID,Name\n1,\ufffd\n'))).employees[0]?.displayName).toBe(undefined)
  })

  it('gives back every name that was written', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) => text.replaceAll('\u0000', '').replaceAll('\ufffd', '').trim())
    const odd = fc.constantFrom(
      'O’Neil "Ned"',
      'a,b',
      'x;y',
      'Ægir\nÞór',
      '=1+1',
      '  é',
      '\u202eabc',
      '👩‍🚀',
      'null',
      '-',
      '"',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(name, odd), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (names, delimiter, end) => {
          const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
          const lines = names.map((text, index) => `${index}${delimiter}${cell(text)}`)
          const { employees, summary } = await readAll(csvOf([`ID${delimiter}Name`, ...lines].join(end)))
          expect(employees.map((one) => one.displayName)).toEqual(names.map((text) => text.trim() || null))
          expect(summary.complete).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
