import { afterEach, describe, expect, it } from 'vitest'
import { checkCredentials, fieldsOf, httpMethodOf, openConnection } from '#connector-kit'
import {
  type Answer,
  fastClock,
  type Loopback,
  readConnection,
  startLoopback,
} from '#connector-kit/testing/index.ts'
import { workday } from './connector.ts'

const servers: Loopback[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
const always = {
  host: 'wd3-services1.myworkday.com',
  tenant: 'nordlys',
  reportOwner: 'ISU_X',
  reportName: 'People',
  userName: 'ISU_X',
  password: 'secret-9f2c',
}

async function open(answer: Answer, columns: Readonly<Record<string, string>> = {}) {
  const server = await startLoopback(answer)
  servers.push(server)
  const connection = openConnection({
    ...{ connector: workday, methodId: 'report', credentials: { ...always, ...columns } },
    ...{ clock: fastClock(), egress: { allowPrivate: [], baseUrl: server.baseUrl }, timeoutMs: 5000 },
  })
  return { server, connection }
}

async function fetchRows(rows: readonly object[], columns: Readonly<Record<string, string>> = {}) {
  const { connection } = await open(() => ({ status: 200, body: { Report_Entry: rows } }), columns)
  const fields = fieldsOf(httpMethodOf(workday, 'report', columns))
  return readConnection(connection, { fields, custom: [] })
}

describe('a report of a company’s own', () => {
  it('finds columns by their usual names, however they are written', async () => {
    const { employees } = await fetchRows([
      {
        Worker: 'W1',
        'Email_-_Primary_Work': 'a@x.example',
        lastName: 'Aas',
        workerStatus: 'Active',
        Hire_Date: '2020-01-01',
      },
    ])
    expect(employees).toEqual([
      {
        ...{ externalId: 'W1', workEmail: 'a@x.example', familyName: 'Aas', startDate: '2020-01-01' },
        employmentStatus: { value: 'active', source: 'Active' },
      },
    ])
  })

  it('reads the columns that a person names, and then no others for the same field', async () => {
    const { employees, summary } = await fetchRows(
      [
        {
          PersonKey: 'p1',
          Employee_ID: '7',
          State: 'Terminated',
          Worker_Status: 'Active',
          Left: '2026-01-31',
          Joined: '2019-05-01',
        },
      ],
      { idColumn: 'PersonKey', statusColumn: 'State', hireColumn: 'Joined', terminationColumn: 'Left' },
    )
    expect(employees).toMatchObject([
      {
        externalId: 'p1',
        employeeNumber: '7',
        employmentStatus: { value: 'terminated' },
        startDate: '2019-05-01',
        endDate: '2026-01-31',
      },
    ])
    expect(summary.problems).toEqual([])
    const missing = await fetchRows([{ Employee_ID: '7', Worker_Status: 'Active' }], {
      statusColumn: 'State',
    })
    expect(missing.employees).toEqual([{ externalId: '7', employeeNumber: '7' }])
  })

  it('says which column is missing when nobody has an id', async () => {
    const { summary } = await fetchRows([{ Name: 'Aas' }, { Name: 'Lie' }], { idColumn: 'PersonKey' })
    expect(summary).toMatchObject({ complete: false, people: 0 })
    expect(summary.problems[0]?.message).toContain('PersonKey')
  })

  it('takes a manager only by the same kind of id as the people', async () => {
    const row = { Employee_ID: '7', Workday_ID: 'w7', Manager_ID: '1', Manager_Workday_ID: 'w1' }
    const manager = async (idColumn: string) =>
      (await fetchRows([row], { idColumn })).employees[0]?.managerExternalId
    expect(await manager('Employee_ID')).toBe('1')
    expect(await manager('Workday_ID')).toBe('w1')
    expect(await manager('Manager_ID')).toBeUndefined()
  })

  it('reports words it does not know, and two rows for one person', async () => {
    const { employees, summary } = await fetchRows([
      { Employee_ID: '1', Worker_Status: 'Gardening', Employee_Type: 'Board' },
      { Employee_ID: '2', Worker_Status: 'Active', Hire_Date: '01/02/2020' },
      { Employee_ID: '3', Company: 'A' },
      { Employee_ID: '3', Company: 'B' },
    ])
    expect(employees.map(({ externalId }) => externalId)).toEqual(['1', '2'])
    expect(summary.problems.map(({ externalId, field, code }) => [externalId, field, code])).toEqual([
      ['1', 'employmentType', 'unknown-code'],
      ['1', 'employmentStatus', 'unknown-code'],
      ['2', 'startDate', 'bad-date'],
      ['3', null, 'conflicting-record'],
    ])
  })

  it('offers every other column, private ones off, and groups of several values not at all', async () => {
    const rows = [
      { Employee_ID: '1', CF_Plan: 'x', homePhone: '1', Positions_group: [{ a: 1 }] },
      { Employee_ID: '2', Late: 'y' },
    ]
    const { connection } = await open(() => ({ status: 200, body: { Report_Entry: rows } }))
    const found = await connection.customFields(new AbortController().signal)
    expect(found.map(({ id, label, sensitive }) => [id, label, sensitive])).toEqual([
      ['CF_Plan', 'CF Plan', false],
      ['homePhone', 'home Phone', true],
      ['Late', 'Late', false],
    ])
  })

  it('is asked for once, whole, as JSON, with names that cannot leave their place', async () => {
    const { server, connection } = await open(
      () => ({ status: 200, body: { Report_Entry: [{ Employee_ID: '1' }] } }),
      {
        reportName: 'Rep%2F..&x',
      },
    )
    await readConnection(connection, { fields: ['employeeNumber'], custom: [] })
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/ccx/service/customreport2/nordlys/ISU_X/Rep%252F..%26x',
    ])
    expect(server.seen[0]?.query.get('format')).toBe('json')
    expect(server.seen[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('ISU_X:secret-9f2c').toString('base64')}`,
    )
  })
})

describe('credentials', () => {
  const problems = (more: Readonly<Record<string, string>>) => {
    const checked = checkCredentials(workday, 'report', { ...always, ...more })
    return checked.ok ? [] : checked.problems.map(({ name }) => name)
  }

  it('go to a data centre of Workday and nowhere else', () => {
    for (const host of [
      'wd2-impl-services1.workday.com',
      'services1.wd107.myworkday.com',
      'WD5.myworkday.com',
    ])
      expect(problems({ host }), host).toEqual([])
    for (const host of [
      'myworkday.com.example',
      'workday.com',
      'evilworkday.com',
      'https://wd5.myworkday.com',
      'a@wd5.myworkday.com',
      'wd5.myworkday.com/x',
    ])
      expect(problems({ host }), host).toEqual(['host'])
  })
})
