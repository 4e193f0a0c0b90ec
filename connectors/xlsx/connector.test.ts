import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fileFields, openFile } from '#connector-kit/files/index.ts'
import { readAll, workbookOf } from '#connector-kit/files/testing/read-all.ts'
import { xlsx } from './connector.ts'

const path = new URL('./fixtures/ansatte.xlsx', import.meta.url).pathname
const [method] = xlsx.methods

describe('Excel workbook', () => {
  it('reads the list below its title, with zeros, days, formulas and fonts as they are shown', async () => {
    const { employees, summary } = await readAll({ source: { path }, format: 'xlsx' })
    expect(summary).toMatchObject({ complete: true, people: 3, failure: null })
    expect(employees[0]).toEqual({
      externalId: '00007',
      employeeNumber: '00007',
      givenName: 'Åse',
      familyName: 'Bjørnstad',
      workEmail: 'ase@fjord.example',
      department: 'Ledelse',
      legalEntity: 'Fjord AS',
      employmentType: { value: 'employee-full-time', source: 'Heltid' },
      employmentStatus: { value: 'active', source: 'Aktiv' },
      startDate: '2015-02-01',
      endDate: null,
      custom: { 'Skapnr.': '12' },
    })
    expect(employees[1]?.department).toBe('Drift')
    expect(employees[2]).toMatchObject({
      givenName: 'Siri Marie',
      endDate: '2024-12-31',
      custom: { 'Skapnr.': null },
    })
  })

  it('reads the same from a stream as from a path', async () => {
    const fromPath = await readAll({ source: { path }, format: 'xlsx' })
    const fromStream = await readAll(workbookOf(await readFile(path)))
    expect(fromStream).toEqual(fromPath)
  })

  it('tests a file and names its fields as a connection does', async () => {
    const connection = openFile({ method, source: { path } })
    const signal = new AbortController().signal
    const [line] = await allOf(connection.check(signal))
    expect(line).toMatchObject({ step: 'sample', outcome: 'passed', sample: { fields: 11, filled: 11 } })
    expect(await connection.customFields(signal)).toEqual([
      { id: 'Skapnr.', label: 'Skapnr.', type: null, sensitive: false },
    ])
    const { fields } = await fileFields({ method, source: { path } })
    expect(fields).toContainEqual({
      id: 'endDate',
      label: 'Sluttdato',
      sensitive: false,
      custom: false,
      permissions: [],
    })
  })

  it('fails the test of a file that is not there, saying so', async () => {
    const connection = openFile({ method, source: { path: `${path}.gone` } })
    const [line] = await allOf(connection.check(new AbortController().signal))
    expect(line).toMatchObject({
      outcome: 'failed',
      failure: { kind: 'address', code: 'file-cannot-be-opened' },
    })
  })
})

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
