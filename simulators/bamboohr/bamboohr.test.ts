import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../start.ts'
import { ask, at, callBambooHr, parsed, type Row } from '../test-reader.ts'

let simulator: Simulator
let call: ReturnType<typeof callBambooHr>
beforeAll(async () => {
  simulator = await startSimulator('bamboohr', { people: 530 })
  call = callBambooHr(simulator)
})
afterAll(() => simulator.stop())

const everybody = () => [...simulator.company.on(simulator.today()).all()].map((person) => person.externalId)

describe('BambooHR', () => {
  it('reports everybody exactly once, with empty dates as empty text', async () => {
    const fields = ['firstName', 'employeeNumber', 'hireDate', 'terminationDate', 'status', 'noSuchField']
    const report = parsed(await call('/api/v1/reports/custom?format=JSON&onlyCurrent=false', { fields }))
    const employees = at(report, 'employees') as Row[]
    expect(employees.map((one) => one['id'])).toEqual(everybody())
    expect(Object.keys(employees[0] ?? {}).sort()).toEqual(['id', ...fields.slice(0, -1)].sort())
    expect(employees.filter((one) => one['terminationDate'] === '').length).toBeGreaterThan(400)
    expect(new Set(employees.map((one) => one['status']))).toEqual(new Set(['Active', 'Inactive']))
  })

  it('keeps the job of a future hire back unless future values are asked for', async () => {
    const coming = [...simulator.company.on(simulator.today()).all()].find(
      (one) => (one.periods[0]?.startDate ?? '') > simulator.today(),
    )
    const jobOf = async (query: string) => {
      const report = parsed(
        await call(`/api/v1/reports/custom?format=json${query}`, { fields: ['jobTitle', 'status'] }),
      )
      return (at(report, 'employees') as Row[]).find((one) => one['id'] === coming?.externalId)
    }
    expect(await jobOf('')).toMatchObject({ jobTitle: null, status: 'Inactive' })
    expect(await jobOf('&onlyCurrent=false')).toMatchObject({ jobTitle: coming?.title })
  })

  it('reads a report request as XML unless its type is exactly JSON', async () => {
    const authorization = `Basic ${btoa('0123456789abcdef0123456789abcdef01234567:x')}`
    const answer = await ask(`${simulator.baseUrl}/api/v1/reports/custom?format=json`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json; charset=utf-8' },
      body: '{"fields":["firstName"]}',
    })
    expect(answer.status).toBe(400)
  })

  it('lists everybody once by cursor, and names what may not be seen', async () => {
    const ids: unknown[] = []
    let after: unknown = ''
    while (after !== null) {
      const page = parsed(
        await call(`/api/v1/employees?page[limit]=100${after === '' ? '' : `&page[after]=${after}`}`),
      )
      ids.push(...(at(page, 'data') as Row[]).map((one) => one['employeeId']))
      after = at(page, 'meta', 'page', 'nextCursor')
    }
    expect(ids).toEqual(everybody())
    simulator.setFault({ fault: 'withheld-field' })
    const [one] = at(parsed(await call('/api/v1/employees?fields=workEmail')), 'data') as Row[]
    simulator.setFault(null)
    expect(one).toMatchObject({ workEmail: null, _restrictedFields: ['workEmail'] })
  })

  it('has only active people in its directory', async () => {
    const directory = at(parsed(await call('/api/v1/employees/directory')), 'employees') as Row[]
    expect(directory.length).toBeGreaterThan(400)
    expect(directory.length).toBeLessThan(520)
  })

  it('pages its dataset', async () => {
    const rows: unknown[] = []
    for (let page = 1; page <= 3; page++) {
      const answer = parsed(
        await call('/api/v2/datasets/employee/data', { fields: ['eeid'], page, pageSize: 200 }),
      )
      expect(at(answer, 'meta')).toEqual({ page, pageSize: 200, totalPages: 3, totalItems: 530 })
      rows.push(...(at(answer, 'data') as Row[]).map((row) => at(row, 'fields', 'eeid')))
    }
    expect(rows).toEqual(everybody())
  })

  it('answers at the old address too, for its own company only', async () => {
    expect((await call('/api/gateway.php/fjellvind/v1/employees/0')).status).toBe(200)
    expect((await call('/api/gateway.php/somebody-else/v1/employees/0')).status).toBe(401)
  })

  it('refuses a wrong key with an empty page and a header that says why', async () => {
    const answer = await callBambooHr(simulator, 'wrong')('/api/v1/meta/fields')
    expect(answer.status).toBe(401)
    expect(answer.text).toBe('')
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('x-bamboohr-error-message')).toBe('API key not provided or invalid')
  })

  it('speaks XML where JSON is not asked for', async () => {
    const authorization = `Basic ${btoa('0123456789abcdef0123456789abcdef01234567:x')}`
    const answer = await ask(`${simulator.baseUrl}/api/v1/employees/0`, { headers: { authorization } })
    expect(answer.headers.get('content-type')).toBe('application/xml')
  })
})
