import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf, isObject, type JsonObject } from '#connector-kit'
import { type Answer, openExample, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import { sapSuccessFactors } from './connector.ts'
import { rowsOf } from './rows.ts'

const folder = new URL('../../../shared/reference/vendor-data/sap-successfactors/', import.meta.url)
const file = (name: string) => new URL(`${name}.recorded.json`, folder)
const missing = !existsSync(file('PerPerson-expanded'))
const method = httpMethodOf(sapSuccessFactors, 'basic')

function recorded(name: string): readonly JsonObject[] {
  const { recorded: all } = JSON.parse(readFileSync(file(name), 'utf8'))
  return all.flatMap((one: { response: { d: unknown } }) => rowsOf(one.response.d) ?? [])
}

/** Every record of a type inside the answers, at whatever depth, once each. */
function inside(value: unknown, type: string): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((one) => inside(one, type))
  if (!isObject(value)) return []
  const { __metadata: about } = value
  const own = isObject(about) && about['type'] === `SFOData.${type}` ? [value] : []
  return [...own, ...Object.values(value).flatMap((one) => inside(one, type))]
}

/** The lists that were recorded inside each other, as lists of their own. */
function served(): Answer {
  const people = [...recorded('PerPerson-employees'), ...recorded('PerPerson-expanded')]
  const employments = new Map(inside(people, 'EmpEmployment').map((one) => [one['userId'], one]))
  const lists: Readonly<Record<string, readonly JsonObject[]>> = {
    PerPerson: people,
    PerPersonal: inside(people, 'PerPersonal'),
    EmpJob: inside(people, 'EmpJob').map((job) => {
      const { personIdExternal } = employments.get(job['userId']) ?? {}
      return { ...job, employmentNav: { personIdExternal } }
    }),
    FODepartment: [...recorded('FODepartment'), ...inside(people, 'FODepartment')],
    FOLocation: [...recorded('FOLocation-last-page'), ...inside(people, 'FOLocation')],
  }
  return ({ path }) => {
    const results = lists[path.split('/').at(-1) ?? '']
    return results ? { status: 200, body: { d: { results } } } : { status: 403 }
  }
}

async function fetchFrom(answer: Answer) {
  const server = await startLoopback(answer)
  try {
    return await readConnection(openExample(sapSuccessFactors, method, server.baseUrl), {
      fields: fieldsOf(method),
      custom: ['eventReason'],
    })
  } finally {
    await server.close()
  }
}

describe.skipIf(missing)(
  'recorded answers of SAP SuccessFactors (skipped without ../shared/reference/vendor-data)',
  () => {
    it('account for everybody, with names and birthdays', async () => {
      const { employees, summary } = await fetchFrom(served())
      expect(employees).toHaveLength(13)
      expect(summary.people).toBe(13)
      for (const { externalId, employeeNumber, familyName, birthDate } of employees) {
        expect(externalId).toMatch(/^[0-9A-F]{32}$/)
        expect(employeeNumber).toMatch(/\w/)
        expect(familyName).toMatch(/\w/)
        expect(birthDate).toMatch(/^(\d{4}-\d{2}-\d{2})$/)
      }
      // Lists that were not recorded are refused here: said, and nothing else is lost.
      expect(summary.incompleteBecause.map(({ reason }) => reason)).toEqual(
        Array(3).fill('field-disappeared'),
      )
    })

    it('tell the employment at home from the assignments abroad that ended', async () => {
      const { employees } = await fetchFrom(served())
      expect(employees.find(({ employeeNumber }) => employeeNumber === '108733')).toMatchObject({
        title: 'Engineer II',
        country: 'USA',
        employmentStatus: { value: 'active', source: 'A' },
        employmentType: { value: 'employee-full-time', source: 'R' },
        startDate: '2014-01-01',
        endDate: null,
        originalHireDate: '2014-01-01',
        homeAddress: { city: 'Marcus Hook' },
        phone: '+1 6782 555-3222',
      })
    })

    it('tell a manager by the same kind of id', async () => {
      const { employees } = await fetchFrom(served())
      const told = employees.flatMap(({ managerExternalId }) => managerExternalId ?? [])
      expect(told.length).toBeGreaterThan(0)
      for (const id of told) expect(id).toMatch(/^[0-9A-F]{32}$/)
    })
  },
)
