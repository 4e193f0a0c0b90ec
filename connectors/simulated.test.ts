import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectorDefinition, fieldsOf, httpMethodOf, openConnection } from '#connector-kit'
import {
  fastClock,
  readConnection,
  type Simulated,
  startSimulated,
  type WholeFetch,
} from '#connector-kit/testing/index.ts'
import type { Employee, EmployeeField } from '#model/employee.ts'
import { bamboohr } from './bamboohr/connector.ts'
import { hibob } from './hibob/connector.ts'
import { personio } from './personio/connector.ts'

type Reading = Readonly<{
  name: string
  kind: string
  connector: ConnectorDefinition
  methodId: string
  credentials: Readonly<Record<string, string>>
  secret: string
  custom: readonly string[]
}>
const personioNumber = 'dynamic_1893011'
const readings: readonly Reading[] = [
  {
    name: 'Personio v1',
    kind: 'personio',
    connector: personio,
    methodId: 'v1',
    credentials: { subdomain: 'fjellvind', clientId: 'demo-client', clientSecret: 'demo-secret' },
    secret: 'clientSecret',
    custom: [personioNumber],
  },
  {
    name: 'Personio v2',
    kind: 'personio',
    connector: personio,
    methodId: 'v2',
    credentials: { subdomain: 'fjellvind', clientId: 'demo-client', clientSecret: 'demo-secret' },
    secret: 'clientSecret',
    custom: [personioNumber],
  },
  {
    name: 'BambooHR',
    kind: 'bamboohr',
    connector: bamboohr,
    methodId: 'api-key',
    credentials: { subdomain: 'fjellvind', apiKey: '0123456789abcdef0123456789abcdef01234567' },
    secret: 'apiKey',
    custom: [],
  },
  {
    name: 'HiBob',
    kind: 'hibob',
    connector: hibob,
    methodId: 'service-user',
    credentials: { serviceUserId: 'SERVICE-10001', token: 'demo-token' },
    secret: 'token',
    custom: [],
  },
]

const simulated = new Map<string, Simulated>()
beforeAll(async () => {
  for (const kind of new Set(readings.map((one) => one.kind))) simulated.set(kind, await startSimulated(kind))
})
afterAll(async () => {
  for (const one of simulated.values()) await one.stop()
})

function systemOf(kind: string): Simulated {
  const found = simulated.get(kind)
  if (!found) throw new Error(`no simulator ${kind}`)
  return found
}

/** Salaries cost a finding each in Personio, which tells no currency. */
const withoutSalary = (field: EmployeeField) => field !== 'salary'

function open({ connector, methodId, kind, credentials }: Reading, timeoutMs = 30_000) {
  const { baseUrl } = systemOf(kind)
  return openConnection({
    connector,
    methodId,
    credentials,
    clock: fastClock(),
    egress: { allowPrivate: [], baseUrl },
    timeoutMs,
  })
}

async function read(reading: Reading, credentials = reading.credentials): Promise<WholeFetch> {
  // Only a drip is meant to meet the deadline; a busy machine is not.
  const timeoutMs = Object.values(credentials).includes('fault-slow-drip') ? 700 : undefined
  const fields = fieldsOf(httpMethodOf(reading.connector, reading.methodId)).filter(withoutSalary)
  return readConnection(open({ ...reading, credentials }, timeoutMs), { fields, custom: reading.custom })
}

const whole = new Map<string, readonly Employee[]>()

describe.each(readings)('$name, simulated', (reading) => {
  it('gives all 1,240 people, complete, leavers and future hires among them', async () => {
    const { employees, summary } = await read(reading)
    expect(summary).toMatchObject({
      complete: true,
      people: 1240,
      failure: null,
      incompleteBecause: [],
      problems: [],
    })
    expect(new Set(employees.map(({ externalId }) => externalId)).size).toBe(1240)
    const leavers = employees.filter(({ employmentStatus }) => employmentStatus?.value === 'terminated')
    expect(leavers.length).toBeGreaterThan(20)
    for (const leaver of leavers) expect(leaver.endDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const coming = employees.filter(({ employmentStatus }) => employmentStatus?.value === 'pending')
    expect(coming.length).toBeGreaterThan(0)
    for (const one of coming) expect(one.startDate).toMatch(/^202[67]/)
    const ids = new Set(employees.map(({ externalId }) => externalId))
    const managers = employees.flatMap(({ managerExternalId }) => managerExternalId ?? [])
    expect(managers.length).toBeGreaterThan(1000)
    for (const manager of managers) expect(ids.has(manager), manager).toBe(true)
    whole.set(reading.name, employees)
  })

  it('passes its check, telling counts only', async () => {
    const results = []
    for await (const result of open(reading).check(new AbortController().signal)) results.push(result)
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(results.at(-1)?.sample?.filled).toBeGreaterThan(10)
    expect(JSON.stringify(results)).not.toMatch(/@|fjellvind/)
  })

  it.each([
    ['wrong-key', 'credentials', 'failed'],
    ['missing-right', 'permission', 'failed'],
    ['cut-body', 'incomplete', 'cut-short'],
    ['cut-json', 'incomplete', 'cut-short'],
    ['html-with-200', 'credentials', 'wrong-content'],
    ['redirect-to-login', 'credentials', 'wrong-content'],
    ['slow-drip', 'unavailable', 'failed'],
  ])('names %s, and is not complete', async (fault, kind, reason) => {
    const { summary } = await read(reading, { ...reading.credentials, [reading.secret]: `fault-${fault}` })
    expect(summary).toMatchObject({ complete: false, failure: { kind }, incompleteBecause: [{ reason }] })
    expect(summary.failure?.advice).toMatch(/\w.+\.$/)
  })

  it.each([
    ['empty-list', 'empty'],
    ['duplicate-record', null],
  ])('sees %s for what it is', async (fault, reason) => {
    const { summary } = await read(reading, { ...reading.credentials, [reading.secret]: `fault-${fault}` })
    if (reason) expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason }] })
    else expect(summary.problems.some(({ code }) => code === 'conflicting-record')).toBe(true)
  })

  it.each(['429-storm', 'server-errors'])('reads everybody through %s', async (fault) => {
    const { summary } = await read(reading, { ...reading.credentials, [reading.secret]: `fault-${fault}` })
    expect(summary).toMatchObject({ complete: true, people: 1240 })
  })

  it('reports unknown codes and bad dates, and keeps the people', async () => {
    for (const [fault, code] of [
      ['unknown-code', 'unknown-code'],
      ['bad-date', 'bad-date'],
    ] as const) {
      const { summary } = await read(reading, { ...reading.credentials, [reading.secret]: `fault-${fault}` })
      expect(summary.people).toBe(1240)
      expect(
        summary.problems.map((problem) => problem.code),
        fault,
      ).toContain(code)
    }
  })

  it('leaves a withheld field absent, never empty', async () => {
    const { employees } = await read(reading, {
      ...reading.credentials,
      [reading.secret]: 'fault-withheld-field',
    })
    const before = whole.get(reading.name) ?? []
    const lost = fieldsOf(httpMethodOf(reading.connector, reading.methodId)).filter(
      (field) =>
        before.some((one) => one[field] !== undefined) && employees.every((one) => one[field] === undefined),
    )
    expect(lost.length).toBeGreaterThan(0)
  })
})

describe('two readings of one company', () => {
  const compared = [
    'givenName',
    'familyName',
    'workEmail',
    'title',
    'department',
    'location',
    'startDate',
    'endDate',
    'managerExternalId',
  ] as const

  it.each(['Personio v2', 'BambooHR'])('agree: Personio v1 and %s', (other) => {
    const byId = new Map((whole.get(other) ?? []).map((one) => [one.externalId, one]))
    const first = whole.get('Personio v1') ?? []
    expect(first).toHaveLength(1240)
    for (const one of first) {
      const same = byId.get(one.externalId)
      for (const field of compared) expect(same?.[field], `${one.externalId} ${field}`).toEqual(one[field])
      expect(same?.employmentStatus?.value, one.externalId).toBe(one.employmentStatus?.value)
    }
  })

  it('agree: BambooHR and HiBob, by employee number', () => {
    const unique = (people: readonly Employee[]) => {
      const numbers = people.flatMap(({ employeeNumber }) => employeeNumber ?? [])
      return new Map(
        people.flatMap((one) =>
          one.employeeNumber && numbers.filter((number) => number === one.employeeNumber).length === 1
            ? [[one.employeeNumber, one] as const]
            : [],
        ),
      )
    }
    const bamboo = unique(whole.get('BambooHR') ?? [])
    const bob = unique(whole.get('HiBob') ?? [])
    expect(bamboo.size).toBeGreaterThan(1000)
    for (const [number, one] of bamboo)
      for (const field of ['familyName', 'workEmail', 'title', 'department', 'startDate', 'endDate'] as const)
        expect(bob.get(number)?.[field], `${number} ${field}`).toEqual(one[field])
  })
})

describe('paging faults of Personio v1', () => {
  const [v1] = readings

  it.each([
    ['repeated-page', {}, ['repeated-page', 'totals-differ', 'shifted-while-reading']],
    ['shrunken-list', {}, null],
  ])('%s', async (fault, options, reasons) => {
    if (!v1) throw new Error('no v1')
    const system = systemOf('personio')
    await system.fault({ fault, ...options })
    const { summary } = await read(v1).finally(() => system.fault(null))
    // A shorter list that agrees with its own total is complete to the connector; the stage compares it with the last one.
    if (reasons) expect(reasons).toContain(summary.incompleteBecause[0]?.reason)
    else expect(summary.people).toBeLessThan(1240)
  })

  it.each([1, -1])('loses nobody when the list shifts by %i while it is read', async (by) => {
    if (!v1) throw new Error('no v1')
    const system = systemOf('personio')
    await system.fault({ fault: 'shifted-page', by })
    const { employees, summary } = await read(v1).finally(() => system.fault(null))
    const before = new Set((whole.get('Personio v1') ?? []).map(({ externalId }) => externalId))
    const read2 = new Set(employees.map(({ externalId }) => externalId))
    const lost = [...before].filter((externalId) => !read2.has(externalId))
    if (summary.complete) expect(lost.length).toBeLessThanOrEqual(1)
    else expect(summary.incompleteBecause[0]?.reason).toMatch(/shifted-while-reading|totals-differ/)
  })
})
