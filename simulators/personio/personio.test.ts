import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../start.ts'
import { ask, at, callPersonioV1, callPersonioV2, parsed, type Row, readPersonioV1 } from '../test-reader.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator('personio', { people: 530 })
})
afterAll(() => simulator.stop())

describe('v1', () => {
  it('gives everybody exactly once over its pages, leavers and future hires among them', async () => {
    const rows = await readPersonioV1(simulator)
    const ids = rows.map((row) => String(at(row, 'id', 'value')))
    expect(ids).toEqual([...simulator.company.on(simulator.today()).all()].map((person) => person.externalId))
    const states = new Set(rows.map((row) => at(row, 'status', 'value')))
    expect([...states].sort()).toEqual(['active', 'inactive', 'leave', 'onboarding'])
  })

  it('gives a token for one answer only, and the next one with that answer', async () => {
    const call = await callPersonioV1(simulator)
    const first = await call('/v1/company/employees?limit=1')
    const next = first.headers.get('authorization') ?? ''
    expect(next).toMatch(/^Bearer /)
    const again = () =>
      ask(`${simulator.baseUrl}/v1/company/employees?limit=1`, { headers: { authorization: next } })
    expect((await again()).status).toBe(200)
    expect((await again()).status).toBe(401)
  })

  it('leaves the token as it is when it lists attributes', async () => {
    const call = await callPersonioV1(simulator)
    const answer = await call('/v1/company/employees/attributes')
    expect(answer.headers.get('authorization')).toBeNull()
    expect((await call('/v1/company/employees?limit=1')).status).toBe(200)
  })

  it('never gives more than a hundred, and fifty unasked', async () => {
    const call = await callPersonioV1(simulator)
    const many = parsed(await call('/v1/company/employees?limit=1000'))
    expect(at(many, 'data')).toHaveLength(100)
    expect(at(many, 'limit')).toBe(100)
    expect(at(many, 'metadata')).toEqual({ total_elements: 530, current_page: 0, total_pages: 6 })
    expect(at(parsed(await call('/v1/company/employees')), 'data')).toHaveLength(50)
  })

  it('keeps the employee number in an attribute that the company made, as text', async () => {
    const call = await callPersonioV1(simulator)
    const list = at(parsed(await call('/v1/company/employees/attributes')), 'data') as Row[]
    const key = String(list.find((one) => one['label'] === 'Personalnummer')?.['key'])
    expect(key).toMatch(/^dynamic_\d+$/)
    const page = parsed(await call('/v1/company/employees?limit=1&offset=317'))
    expect(at(page, 'data', 0, 'attributes', key, 'value')).toBe('00417')
  })

  it('gives only the attributes asked for', async () => {
    const call = await callPersonioV1(simulator)
    const page = parsed(await call('/v1/company/employees?limit=1&attributes[]=first_name'))
    expect(Object.keys(at(page, 'data', 0, 'attributes') as Row)).toEqual(['id', 'first_name'])
  })

  it('packs its answers where that is accepted', async () => {
    const call = await callPersonioV1(simulator)
    const packed = await call('/v1/company/employees', { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(at(parsed(packed), 'data')).toHaveLength(50)
  })
})

describe('v2', () => {
  it('gives everybody exactly once by following its links, which name the host called', async () => {
    const call = await callPersonioV2(simulator)
    const ids: string[] = []
    let next: unknown = '/v2/persons?limit=50'
    while (typeof next === 'string') {
      const page = parsed(await call(next))
      ids.push(...(at(page, '_data') as Row[]).map((one) => String(one['id'])))
      next = at(page, '_meta', 'links', 'next', 'href')
      if (next !== undefined) expect(String(next).startsWith(simulator.baseUrl)).toBe(true)
    }
    expect(ids).toEqual([...simulator.company.on(simulator.today()).all()].map((person) => person.externalId))
  })

  it('refuses more than fifty on a page, as a problem document', async () => {
    const call = await callPersonioV2(simulator)
    const answer = await call('/v2/persons?limit=51')
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('tells the employments of one person at a time, one for each period', async () => {
    const call = await callPersonioV2(simulator)
    const back = [...simulator.company.on(simulator.today()).all()].find(
      (person) => person.periods.length === 2,
    )
    const list = at(parsed(await call(`/v2/persons/${back?.externalId}/employments`)), '_data') as Row[]
    expect(list.map((one) => one['employment_start_date'])).toEqual(
      back?.periods.map((period) => period.startDate),
    )
    expect(list.map((one) => one['status'])).toEqual(['INACTIVE', 'ACTIVE'])
  })

  it('leaves only id and status of an employment when the right to it is missing', async () => {
    simulator.setFault({ fault: 'missing-right', on: 'detail' })
    const call = await callPersonioV2(simulator)
    const list = at(
      parsed(await call(`/v2/persons/${simulator.company.personAt(3).externalId}/employments`)),
      '_data',
    )
    simulator.setFault(null)
    expect(Object.keys((list as Row[])[0] ?? {})).toEqual(['id', 'status'])
  })

  it('wants the sign-in as a form', async () => {
    const body = JSON.stringify({ grant_type: 'client_credentials' })
    const answer = await ask(`${simulator.baseUrl}/v2/auth/token`, { method: 'POST', body })
    expect(answer.status).toBe(400)
  })
})
