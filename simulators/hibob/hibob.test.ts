import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../start.ts'
import { at, callHiBob, parsed, type Row } from '../test-reader.ts'

let simulator: Simulator
let call: ReturnType<typeof callHiBob>
beforeAll(async () => {
  simulator = await startSimulator('hibob', { people: 530 })
  call = callHiBob(simulator)
})
afterAll(() => simulator.stop())

async function search(question: Row): Promise<Row[]> {
  return at(parsed(await call('/v1/people/search', question)), 'employees') as Row[]
}

describe('HiBob', () => {
  it('gives everybody in one answer, leavers only when asked', async () => {
    const all = await search({ fields: ['root.id'], showInactive: true })
    const ids = [...simulator.company.on(simulator.today()).all()].map((person) => person.externalId)
    expect(all.map((one) => one['id'])).toEqual(ids)
    const active = await search({ fields: ['root.id'] })
    expect(active.length).toBeLessThan(all.length)
  })

  it('gives list values as ids that its named lists explain', async () => {
    const fields = at(parsed(await call('/v1/company/people/fields'))) as Row[]
    const department = fields.find((one) => one['id'] === 'work.department')
    const list = parsed(await call(`/v1/company/named-lists/${String(at(department, 'typeData', 'listId'))}`))
    const items = new Map((at(list, 'items') as Row[]).map((item) => [String(item['id']), item['name']]))
    const [first] = await search({ fields: ['work.department'] })
    expect(items.get(String(at(first, 'work', 'department')))).toBe('Management')
    expect(at(first, '/work/department', 'value')).toBe(at(first, 'work', 'department'))
  })

  it('reads for people when asked: beside the machine values or in their place', async () => {
    const fields = ['work.department', 'work.startDate']
    const [beside] = await search({ fields, humanReadable: 'APPEND' })
    const [instead] = await search({ fields, humanReadable: 'REPLACE' })
    expect(at(beside, 'humanReadable', 'work', 'department')).toBe('Management')
    expect(at(beside, 'work', 'startDate')).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(at(instead, 'work', 'startDate')).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  })

  it('leaves out unknown and withheld fields without a word', async () => {
    simulator.setFault({ fault: 'withheld-field', field: 'root.surname' })
    const [first] = await search({ fields: ['root.firstName', 'root.surname', 'root.shoeSize'] })
    simulator.setFault(null)
    expect(Object.keys(first ?? {}).sort()).toEqual(['/root/firstName', 'firstName', 'id'])
  })

  it('filters by id, and takes one filter at most', async () => {
    const id = simulator.company.personAt(7).externalId
    const filter = { fieldPath: 'root.id', operator: 'equals', values: [id] }
    expect((await search({ filters: [filter] })).map((one) => one['id'])).toEqual([id])
    expect((await call('/v1/people/search', { filters: [filter, filter] })).status).toBe(400)
  })

  it('tells the life of somebody who came back in its table', async () => {
    const back = [...simulator.company.on(simulator.today()).all()].find(
      (person) => person.periods.length === 2,
    )
    const rows = at(parsed(await call(`/v1/people/${back?.externalId}/lifecycle`)), 'values') as Row[]
    expect(rows.map((row) => row['status'])).toEqual(['employed', 'terminated', 'employed'])
  })

  it('says with every search how many are left, and by epoch when the count starts anew', async () => {
    const answer = await call('/v1/people/search', { fields: ['root.id'] })
    expect(answer.headers.get('x-ratelimit-limit')).toBe('50')
    expect(Number(answer.headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(Date.now())
  })

  it('has ids that a JavaScript number would spoil', async () => {
    const [first] = await search({})
    expect(typeof first?.['id']).toBe('string')
    expect(String(Number(first?.['id']))).not.toBe(first?.['id'])
  })
})
