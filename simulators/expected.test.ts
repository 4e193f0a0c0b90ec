import { expect, it } from 'vitest'
import { employee } from '#model/employee.ts'
import { expectedEmployee, suppliedFields } from './expected.ts'
import { type Simulator, type SimulatorKind, simulatorKinds, startSimulator } from './start.ts'
import { at, callBambooHr, callHiBob, parsed, type Row, readPersonioV1 } from './test-reader.ts'

const dayLater = '2026-12-22'

it.each(simulatorKinds)('%s shows what a reader is expected to find, also after a month', async (kind) => {
  const simulator = await startSimulator(kind, { people: 400, today: dayLater })
  const rows = await seen(kind, simulator)
  const people = [...simulator.company.on(dayLater).all()]
  await simulator.stop()
  expect(rows).toHaveLength(people.length)
  for (const [n, person] of people.entries()) {
    const expected = expectedEmployee(kind, person, dayLater)
    employee.partial().parse(expected)
    expect(Object.keys(expected).sort()).toEqual([...suppliedFields[kind]].sort())
    expect(expected).toMatchObject(rows[n] ?? {})
    expect(expected.employmentStatus?.source).toBeTypeOf('string')
  }
})

/** The plain fields of everybody, read with as little thought as possible. */
async function seen(kind: SimulatorKind, simulator: Simulator): Promise<Row[]> {
  switch (kind) {
    case 'personio':
      return (await readPersonioV1(simulator)).map((row) => ({
        externalId: String(at(row, 'id', 'value')),
        familyName: at(row, 'last_name', 'value'),
        workEmail: at(row, 'email', 'value'),
        department: at(row, 'department', 'value', 'attributes', 'name'),
        legalEntity: at(row, 'subcompany', 'value', 'attributes', 'name'),
        startDate: String(at(row, 'hire_date', 'value')).slice(0, 10),
        employmentStatus: { source: at(row, 'status', 'value') },
      }))
    case 'bamboohr': {
      const fields = [
        'lastName',
        'employeeNumber',
        'workEmail',
        'department',
        'division',
        'supervisorId',
        'hireDate',
      ]
      const report = await callBambooHr(simulator)('/api/v1/reports/custom?format=json&onlyCurrent=false', {
        fields,
      })
      return (at(parsed(report), 'employees') as Row[]).map((row) => ({
        externalId: row['id'],
        familyName: row['lastName'],
        employeeNumber: row['employeeNumber'],
        workEmail: row['workEmail'],
        department: row['department'],
        division: row['division'],
        managerExternalId: row['supervisorId'],
        startDate: row['hireDate'],
      }))
    }
    case 'hibob': {
      const fields = [
        'root.surname',
        'root.email',
        'work.employeeIdInCompany',
        'work.department',
        'work.manager',
        'work.startDate',
        'internal.lifecycleStatus',
      ]
      const found = await callHiBob(simulator)('/v1/people/search', {
        fields,
        showInactive: true,
        humanReadable: 'APPEND',
      })
      return (at(parsed(found), 'employees') as Row[]).map((row) => ({
        externalId: row['id'],
        familyName: row['surname'],
        workEmail: row['email'],
        employeeNumber: at(row, 'work', 'employeeIdInCompany'),
        department: at(row, 'humanReadable', 'work', 'department'),
        managerExternalId: at(row, 'work', 'manager'),
        startDate: at(row, 'work', 'startDate'),
        employmentStatus: { source: at(row, 'internal', 'lifecycleStatus') },
      }))
    }
  }
}
