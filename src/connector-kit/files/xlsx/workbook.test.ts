import { zip } from '@cj-tech-master/excelts/archive'
import { describe, expect, it } from 'vitest'
import { makeWorkbook, textRows } from '../testing/make-workbook.ts'
import { readAll, workbookOf } from '../testing/read-all.ts'
import { dayOfSerial } from './cell-value.ts'

const headings = (...names: string[]) => textRows(names)

describe('Excel workbook', () => {
  it('keeps leading zeros of text and of a number format, and plain numbers plain', async () => {
    const rows =
      headings('ID', 'Employee number', 'Team', 'Title') +
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>5</v></c><c r="C2"><v>0.1</v></c><c r="D2" s="2"><v>1234567</v></c></row>'
    const bytes = await makeWorkbook({
      sheets: { Staff: rows },
      strings: '<si><t>00005</t></si>',
      formats: ['00000', '#,##0.00'],
    })
    const { employees } = await readAll(workbookOf(bytes))
    expect(employees).toEqual([
      { externalId: '00005', employeeNumber: '00005', team: '0.1', title: '1234567' },
    ])
  })

  it('reads days by their format, formulas by their last value, and errors as findings', async () => {
    const rows =
      headings('ID', 'Start date', 'End date', 'Team', 'Title') +
      '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" s="1"><v>45658</v></c><c r="C2"><v>45658</v></c>' +
      '<c r="D2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    const bytes = await makeWorkbook({ sheets: { Staff: rows }, formats: ['dd/mm/yyyy'] })
    const { employees, summary } = await readAll(workbookOf(bytes))
    expect(employees).toEqual([{ externalId: '2', startDate: '2025-01-01', team: 'ab' }])
    expect(summary.problems).toMatchObject([
      { field: 'endDate', code: 'bad-date', message: expect.stringContaining('45658') },
      { field: 'title', code: 'bad-value', message: expect.stringContaining('#DIV/0!') },
    ])
  })

  it.each([
    ['000-000', '1234', '001-234'],
    ['000-000', '1234567', '1234-567'],
    ['00\\ 00', '7', '00 07'],
    ['0', '5', '5'],
    ['&quot;d&quot;0', '5', '5'],
    ['[Red]00000', '5', '5'],
    ['[$-414]d. mmmm yyyy;@', '45658', '2025-01-01'],
    ['yyyy\\-mm\\-dd', '45658', '2025-01-01'],
  ])('shows a number under the format %s', async (format, value, shown) => {
    const rows = `${headings('ID')}<row><c s="1"><v>${value}</v></c></row>`
    const { employees } = await readAll(
      workbookOf(await makeWorkbook({ sheets: { Staff: rows }, formats: [format] })),
    )
    expect(employees).toEqual([{ externalId: shown }])
  })

  it('counts days from 1900 with Excel’s leap year, and from 1904', () => {
    expect(dayOfSerial(1, false)).toBe('1900-01-01')
    expect(dayOfSerial(59, false)).toBe('1900-02-28')
    expect(dayOfSerial(61, false)).toBe('1900-03-01')
    expect(dayOfSerial(60, false)).toMatchObject({ fault: 'bad-date' })
    expect(dayOfSerial(45_658.75, false)).toBe('2025-01-01')
    expect(dayOfSerial(45_658 - 1_462, true)).toBe('2025-01-01')
  })

  it('joins a text of several fonts and leaves out how it is pronounced', async () => {
    const strings =
      '<si><r><t xml:space="preserve">Anna </t></r><r><t>Berg</t></r></si><si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si>'
    const rows =
      headings('ID', 'First name', 'Last name', 'Team') +
      '<row><c><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>A</t></r><r><t>B_x000A_C</t></r></is></c></row>'
    const { employees } = await readAll(workbookOf(await makeWorkbook({ sheets: { Staff: rows }, strings })))
    expect(employees).toEqual([
      { externalId: '1', givenName: 'Anna Berg', familyName: '山田', team: 'AB\nC' },
    ])
  })

  it('reads the first visible sheet that is not empty, or the named one', async () => {
    const sheets = {
      Notes: '',
      Old: headings('ID') + textRows(['9']),
      Staff: headings('ID') + textRows(['1']),
      More: headings('ID') + textRows(['2']),
    }
    const bytes = await makeWorkbook({ sheets, hidden: ['Old'] })
    expect((await readAll(workbookOf(bytes))).employees).toEqual([{ externalId: '1' }])
    expect((await readAll(workbookOf(bytes, { sheet: 'More' }))).employees).toEqual([{ externalId: '2' }])
    const { summary } = await readAll(workbookOf(bytes, { sheet: 'Gone' }))
    expect(summary.failure?.what).toContain('no sheet “Gone”')
  })

  it('takes the cells that a row does not hold for empty ones', async () => {
    const { employees } = await readAll(
      workbookOf(
        await makeWorkbook({ sheets: { Staff: headings('ID', 'Team', 'Title') + textRows(['1']) } }),
      ),
    )
    expect(employees).toEqual([{ externalId: '1', team: null, title: null }])
  })

  it('makes a finding of a number that Excel has rounded', async () => {
    const rows = `${headings('ID', 'Team')}<row><c><v>1</v></c><c><v>1.2345678901234568E+16</v></c></row>`
    const { summary } = await readAll(workbookOf(await makeWorkbook({ sheets: { Staff: rows } })))
    expect(summary.problems).toMatchObject([{ externalId: '1', field: 'team', code: 'unsafe-number' }])
  })

  it('is incomplete or refused wherever it is cut', async () => {
    const many = Array.from({ length: 400 }, (_, index) => [String(index), `Team ${index % 7}`])
    const bytes = await makeWorkbook({ sheets: { Staff: headings('ID', 'Team') + textRows(...many) } })
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const { summary } = await readAll(workbookOf(bytes.subarray(0, Math.floor(bytes.length * share))))
      expect(summary.complete).toBe(false)
      expect(summary.failure?.code).toBe('file-unreadable')
    }
  })

  it('stops at a workbook that unpacks without end', async () => {
    const bomb = headings('ID') + textRows([' '.repeat(30 * 1024 * 1024)])
    const bytes = await makeWorkbook({ sheets: { Staff: bomb } })
    expect(bytes.length).toBeLessThan(200_000)
    const { summary } = await readAll(workbookOf(bytes, { limits: { unpackedBytes: 8 * 1024 * 1024 } }))
    expect(summary.failure).toMatchObject({
      code: 'file-too-large',
      what: expect.stringContaining('unpacks'),
    })
  })

  it('stops at a workbook that takes more memory than it is given', async () => {
    const strings = Array.from({ length: 400_000 }, (_, index) => `<si><t>text ${index}</t></si>`).join('')
    const bytes = await makeWorkbook({ sheets: { Staff: headings('ID') + textRows(['1']) }, strings })
    const { summary } = await readAll(workbookOf(bytes, { limits: { workerMemoryMb: 16 } }))
    expect(summary.failure?.code).toBe('file-too-large')
  })

  it('expands no entities and follows no names out of the archive', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>' +
      '<workbook xmlns:r="r"><sheets><sheet name="&b;&f;" r:id="1"/></sheets></workbook>'
    const archive = zip()
    archive.add('xl/workbook.xml', bomb)
    archive.add(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="1" Target="../../../etc/hostname"/></Relationships>',
    )
    const { summary } = await readAll(workbookOf(await archive.bytes()))
    expect(summary.failure?.code).toBe('file-unreadable')
  })

  it.each([
    ['ID,Team\n1,A\n', 'not an Excel workbook'],
    ['\u00d0\u00cf\u0011\u00e0old', 'password'],
    ['', 'not an Excel workbook'],
  ])('says what %j is instead', async (content, found) => {
    const { summary } = await readAll(workbookOf(Buffer.from(content, 'latin1')))
    expect(summary.failure?.what).toContain(found)
  })
})
