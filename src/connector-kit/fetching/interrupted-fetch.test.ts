import { describe, expect, it } from 'vitest'
import type { Employee, EmployeeField } from '#model/employee.ts'
import type { DetailMemory, FetchEvent, FetchSummary, KeptDetails } from '../connection.ts'
import type { HttpMethod } from '../http-definition.ts'
import { openConnection } from '../open-connection.ts'
import { at } from '../reading/at.ts'
import { id, text } from '../reading/readers.ts'
import { type FastClock, fastClock } from '../testing/fast-clock.ts'
import { type Loopback, type Reply, startLoopback } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'

const base = plainConnector().methods[0] as HttpMethod
const connector = plainConnector({
  employees: {
    ...base.employees,
    pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 25 },
    details: [{ as: 'more', request: ({ id: one }) => ({ path: `/people/${one}` }), recordsAt: '' }],
  },
  fields: {
    externalId: id('id'),
    familyName: text('name'),
    title: text('more.title'),
    nationalId: text('more.nationalId'),
  },
  customFields: {
    discover: 'known',
    list: () => [],
    read: (record, one) => at(record, `more.${one}`) as string | undefined,
  },
})

type Listed = Readonly<{ id: number; name: string; photo: string }>
const hundred: readonly Listed[] = Array.from({ length: 100 }, (_, index) => ({
  id: index + 1,
  name: `N${index + 1}`,
  photo: `https://pictures.example/${index + 1}.png?signed=0`,
}))

/** An HR system that gives the details of so many people and is then down, until it is mended. */
async function startHrSystem(people: readonly Listed[] = hundred) {
  const state = { people, upFor: Number.POSITIVE_INFINITY, answer: undefined as Reply | undefined }
  const server = await startLoopback(({ path, query }) => {
    const one = path.split('/people/')[1]
    if (one === undefined) {
      const offset = Number(query.get('offset'))
      const signed = state.people.map((each) => ({ ...each, photo: `${each.photo}${server.seen.length}` }))
      return { status: 200, body: { total: signed.length, people: signed.slice(offset, offset + 25) } }
    }
    if (state.upFor-- <= 0) return state.answer ?? { status: 503 }
    return { status: 200, body: { title: `T${one}`, nationalId: `secret-${one}`, shoe: `S${one}` } }
  })
  return { state, server }
}

/** A memory as a store would be one. */
function mapMemory() {
  const kept = new Map<string, KeptDetails>()
  const memory: DetailMemory = {
    recall: async (key) => kept.get(key),
    keep: async (key, details) => void kept.set(key, details),
  }
  return { ...memory, kept }
}

type Read = Readonly<{
  employees: readonly Employee[]
  summary: FetchSummary
  detailCalls: readonly string[]
  last: FetchEvent | undefined
}>
type Given = Readonly<{
  server: Loopback
  memory?: DetailMemory
  clock?: FastClock
  fields?: readonly EmployeeField[]
  custom?: readonly string[]
}>

async function read({ server, memory, clock = fastClock(), ...given }: Given): Promise<Read> {
  const { fields = ['familyName', 'title'], custom = [] } = given
  const before = server.seen.length
  const connection = openConnection({
    connector,
    methodId: 'plain',
    credentials: { user: 'reader', key: 'canary' },
    clock,
    egress: { allowPrivate: [], baseUrl: server.baseUrl },
  })
  const employees: Employee[] = []
  let last: FetchEvent | undefined
  for await (const event of connection.fetchEmployees(
    { fields, custom },
    new AbortController().signal,
    memory,
  )) {
    const detailCalls = server.seen.slice(before).flatMap(({ path }) => path.split('/people/')[1] ?? [])
    if (event.kind === 'end') return { employees, summary: event.summary, detailCalls, last }
    if (event.kind === 'page') employees.push(...event.employees)
    last = event
  }
  throw new Error('a fetch ended without its end')
}

const byId = (all: readonly Employee[]) =>
  [...all].sort((one, other) => Number(one.externalId) - Number(other.externalId))

/** A fetch that was interrupted after forty people, and the HR system mended. */
async function interrupted(asked: Pick<Given, 'fields' | 'custom'> = {}) {
  const { state, server } = await startHrSystem()
  const memory = mapMemory()
  const clock = fastClock()
  state.upFor = 40
  const first = await read({ server, memory, clock, ...asked })
  expect(first.summary).toMatchObject({ complete: false, failure: { code: 'server-error' } })
  expect(memory.kept.size).toBe(40)
  state.upFor = Number.POSITIVE_INFINITY
  return { state, server, memory, clock }
}

describe('a fetch after one that was interrupted', () => {
  it('asks for nobody’s details again, gives the same people, and says how old they are', async () => {
    const { server, memory, clock } = await interrupted()
    const readAtMs = Math.min(...[...memory.kept.values()].map((one) => one.readAtMs))
    await clock.sleep(3 * 3_600_000, new AbortController().signal)
    const next = await read({ server, memory, clock })
    const undisturbed = await read({ server })
    expect(next.detailCalls).toHaveLength(60)
    expect(undisturbed.detailCalls).toHaveLength(100)
    expect(byId(next.employees)).toEqual(byId(undisturbed.employees))
    expect(next.summary).toMatchObject({ complete: true, people: 100, problems: [] })
    const reused = { people: 40, readAt: new Date(readAtMs).toISOString() }
    expect(next.last).toMatchObject({ progress: { people: 100, reused } })
    expect(undisturbed.last).not.toHaveProperty('progress.reused')
    await server.close()
  })

  it('reads again whoever the list tells otherwise, and nobody who is gone from it', async () => {
    const { state, server, memory, clock } = await interrupted()
    const kept = server.seen.flatMap(({ path }) => path.split('/people/')[1] ?? []).slice(0, 2)
    const [changed, gone] = kept.map(Number)
    state.people = hundred
      .filter((one) => one.id !== gone)
      .map((one) => (one.id === changed ? { ...one, name: 'Married' } : one))
    const next = await read({ server, memory, clock })
    expect(next.summary).toMatchObject({ complete: true, people: 99 })
    expect(next.detailCalls).toContain(String(changed))
    expect(next.detailCalls).toHaveLength(61)
    const told = new Map(next.employees.map((one) => [one.externalId, one]))
    expect(told.get(String(changed))).toMatchObject({ familyName: 'Married', title: `T${changed}` })
    expect(told.has(String(gone))).toBe(false)
    await server.close()
  })

  it('uses nothing that is a day old, and nothing that was read for other fields', async () => {
    const { server, memory, clock } = await interrupted()
    const other = await read({ server, memory, clock, fields: ['familyName', 'title', 'nationalId'] })
    expect(other.detailCalls).toHaveLength(100)
    expect(other.employees[0]).toHaveProperty('nationalId')
    await clock.sleep(24 * 3_600_000, new AbortController().signal)
    const next = await read({ server, memory, clock })
    expect(next.detailCalls).toHaveLength(100)
    expect(next.last).not.toHaveProperty('progress.reused')
    await server.close()
  })

  it('keeps nothing of an answer that nobody chose, and all of it for fields that are not declared', async () => {
    const chosen = await interrupted()
    expect(JSON.stringify([...chosen.memory.kept])).not.toMatch(/secret-|S1/)
    await chosen.server.close()
    const { server, memory, clock } = await interrupted({ custom: ['shoe'] })
    const next = await read({ server, memory, clock, custom: ['shoe'] })
    expect(next.detailCalls).toHaveLength(60)
    expect(next.employees.every(({ custom }) => custom?.['shoe'])).toBe(true)
    await server.close()
  })

  it('asks again for what was not permitted then', async () => {
    const { state, server } = await startHrSystem()
    const memory = mapMemory()
    Object.assign(state, { upFor: 10, answer: { status: 403 } })
    const first = await read({ server, memory })
    expect(first.summary).toMatchObject({ complete: false, people: 100 })
    state.upFor = Number.POSITIVE_INFINITY
    const next = await read({ server, memory })
    expect(next.summary.complete).toBe(true)
    expect(next.employees.filter(({ title }) => title === undefined)).toEqual([])
    expect(next.detailCalls.length).toBeGreaterThanOrEqual(90)
    await server.close()
  })
})
