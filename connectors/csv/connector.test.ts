import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { availableFields } from '#connector-kit'
import { type FileSource, readEmployeeFile } from '#connector-kit/files/index.ts'
import { inPieces } from '#connector-kit/files/testing/read-all.ts'
import type { Employee } from '#model/employee.ts'
import { csv } from './connector.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url)

async function read(source: FileSource, asked?: Parameters<typeof readEmployeeFile>[0]['asked']) {
  const employees: Employee[] = []
  for await (const event of readEmployeeFile({ source, format: 'csv', ...(asked ? { asked } : {}) })) {
    if (event.kind === 'page') employees.push(...event.employees)
    if (event.kind === 'end') return { employees, summary: event.summary }
  }
  throw new Error('no end')
}

const readFixture = (name: string) => read({ path: fixture(name).pathname })

describe('CSV file', () => {
  it('offers every field, sensitive ones marked', () => {
    const fields = availableFields(csv, 'file')
    expect(fields.find((field) => field.id === 'employeeNumber')?.sensitive).toBe(false)
    expect(fields.find((field) => field.id === 'nationalId')?.sensitive).toBe(true)
  })

  it.each([
    ['en-comma.csv', '00005', 'Maya', 'Okonkwo', 'active', 'employee-full-time', '2018-03-01', null],
    ['nb-semicolon.csv', '0103', 'Siri', 'Lund', 'terminated', 'apprentice', '2022-09-01', '2024-12-31'],
    ['de-semicolon.csv', '000044', 'Änne', 'Sträßer', 'terminated', 'intern', '2021-10-01', '2023-09-30'],
    ['sv-tab.csv', '1002', 'Åsa', 'Öberg', 'terminated', 'temporary', '2022-06-01', '2023-08-31'],
    ['da-bar.csv', '78', 'Åge', 'Møller', 'terminated', 'temporary', '2021-02-01', '2023-02-28'],
    ['fr-semicolon.csv', 'A-002', 'Noël', "D'Arcy", 'terminated', 'intern', '2024-02-01', '2024-07-31'],
  ])(
    'reads %s by its headings',
    async (file, number, givenName, familyName, status, type, startDate, endDate) => {
      const { employees, summary } = await readFixture(file)
      expect(summary).toMatchObject({ complete: true, failure: null, people: employees.length })
      const person = employees.find((one) => one.employeeNumber === number)
      expect(person).toMatchObject({ externalId: number, givenName, familyName, startDate, endDate })
      expect(person?.employmentStatus?.value).toBe(status)
      expect(person?.employmentType?.value).toBe(type)
      for (const field of ['workEmail', 'title', 'department', 'legalEntity'] as const)
        expect(person?.[field]).toBeTruthy()
    },
  )

  it('leaves sensitive columns out unless they are asked for, and never takes them for custom fields', async () => {
    const { employees } = await readFixture('nb-semicolon.csv')
    expect(JSON.stringify(employees)).not.toContain('00000000000')
    const asked = { fields: ['nationalId'], custom: [] } as const
    const one = await read({ path: fixture('nb-semicolon.csv').pathname }, asked)
    expect(one.employees[0]).toEqual({ externalId: '0101', nationalId: '00000000000' })
  })

  it('names the unknown heading and offers its column as a custom field', async () => {
    const { employees, summary } = await readFixture('en-comma.csv')
    expect(employees[0]?.custom).toEqual({ 'T-shirt size': 'M' })
    expect(summary.problems.map((problem) => problem.code)).toEqual(['unknown-heading', 'missing-id'])
    expect(summary.problems[0]).toMatchObject({ externalId: null, field: 'T-shirt size' })
  })

  it('takes a manager’s employee number for the manager’s id where the number is the id', async () => {
    const { employees } = await readFixture('nb-semicolon.csv')
    expect(employees.map((one) => one.managerExternalId)).toEqual([null, '0101', '0101'])
  })

  it('reads a salary only with its currency', async () => {
    const asked = { fields: ['salary'], custom: [] } as const
    const { employees } = await read({ path: fixture('de-semicolon.csv').pathname }, asked)
    expect(employees[0]?.salary).toEqual({ amount: '72500.00', currency: 'EUR' })
  })

  it('gives the same people from Windows-1252, UTF-16 and UTF-8 with a mark', async () => {
    const text = await readFile(fixture('de-semicolon.csv'), 'utf8')
    const plain = await readFixture('de-semicolon.csv')
    const encodings = {
      'windows-1252': Buffer.from(text, 'latin1'),
      'utf-8 with a mark': Buffer.from(`\uFEFF${text}`),
      'utf-16le': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'utf-16be': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      'utf-16le without a mark': Buffer.from(text, 'utf16le'),
    }
    for (const [name, bytes] of Object.entries(encodings)) {
      const one = await read({ open: () => inPieces(bytes, 7) })
      expect(one.employees, name).toEqual(plain.employees)
      expect(one.summary.complete, name).toBe(true)
    }
  })

  it('is never complete when it was cut anywhere inside its last row', async () => {
    const bytes = await readFile(fixture('en-comma.csv'))
    const lastRow = bytes.toString().trimEnd().lastIndexOf('\n') + 1
    const lastCell = bytes.toString().trimEnd().lastIndexOf(',')
    for (let end = lastRow + 1; end <= lastCell; end += 1) {
      const { employees, summary } = await read({ open: () => inPieces(bytes.subarray(0, end), 7) })
      expect(summary.complete, bytes.subarray(lastRow, end).toString()).toBe(false)
      expect(summary.incompleteBecause[0]?.reason).toBe('cut-short')
      expect(employees.map((one) => one.externalId)).toEqual(['00005', '00017'])
    }
  })

  it('is complete without a line break at its end', async () => {
    const bytes = await readFile(fixture('en-comma.csv'))
    const { summary } = await read({ open: () => inPieces(Buffer.from(bytes.toString().trimEnd()), 7) })
    expect(summary).toMatchObject({ complete: true, people: 3 })
  })
})
