import { expect, it } from 'vitest'
import type { Employee, EmployeeField } from '#model/employee.ts'
import { fieldsOf } from '../available-fields.ts'
import type { ConnectorDefinition } from '../definition.ts'
import type { HttpMethod } from '../http-definition.ts'
import { type MappedRecord, mapRecord, type RecordReading } from '../reading/map-record.ts'
import type { JsonObject } from '../reading/reader.ts'
import { completedRecords } from './completed-records.ts'
import { everyField, exampleCredentials, openExample } from './example-connection.ts'
import { explainFetch } from './explain-fetch.ts'
import { readExchanges, readExpected, replay, unansweredHint } from './fixtures.ts'
import { startLoopback } from './loopback.ts'
import { readConnection } from './read-connection.ts'
import { waysToKeys, without, withText } from './spoil-record.ts'

const codedFields: readonly EmployeeField[] = ['employmentType', 'employmentStatus', 'leaverReason', 'gender']

/** The reading half: the right people, nothing invented, nothing emptied. */
export function conformanceOfReading(
  connector: ConnectorDefinition,
  method: HttpMethod,
  folder: string,
): void {
  const exchanges = readExchanges(folder, method.id)
  const asked = everyField(method, folder)
  const expected = readExpected(folder)[method.id]?.employees ?? []

  it('has fixtures and expected employees under the id of its method', () => {
    expect(exchanges.length, `no fixture has "method": "${method.id}"`).toBeGreaterThan(0)
    expect(Object.keys(readExpected(folder)), 'ids of methods in employees.expected.json').toContain(
      method.id,
    )
    const empty = expected.flatMap((employee) =>
      Object.entries(employee).flatMap(([field, value]) =>
        value === '' ? [`${field} of ${employee.externalId}`] : [],
      ),
    )
    expect(empty, 'expected values that are an empty text; what was sent empty is null').toEqual([])
  })

  it('becomes the expected employees over HTTP, and is complete', async () => {
    const server = await startLoopback(replay(exchanges))
    try {
      const fetched = await readConnection(openExample(connector, method, server.baseUrl), asked)
      const why = explainFetch(fetched, expected, unansweredHint(exchanges, server.seen))
      const { employees, summary } = fetched
      expect(employees, why).toEqual(expected)
      const whole = { complete: true, failure: null, problems: [], people: expected.length }
      expect(summary, why).toMatchObject(whole)
    } finally {
      await server.close()
    }
  })

  it('calls its base address only, and only reads', async () => {
    const server = await startLoopback(replay(exchanges))
    try {
      await readConnection(openExample(connector, method, server.baseUrl), asked)
      const declared = declaredPosts(method)
      for (const { method: verb, path } of server.seen)
        expect(verb === 'GET' || declared.some((one) => path.endsWith(one)), path).toBe(true)
      expect(server.seen.length).toBeGreaterThan(0)
    } finally {
      await server.close()
    }
  })

  it('asks for the chosen fields and no others', async () => {
    const { records, reading } = await recordsOf()
    const none: RecordReading = {
      ...reading,
      asked: { ...reading.asked, fields: new Set(), custom: new Set() },
    }
    for (const record of records)
      expect(Object.keys(mapRecord(record, none).employee ?? {})).toEqual(['externalId'])
  })

  it('fills every field it declares at least once', () => {
    for (const field of fieldsOf(method))
      expect(
        expected.some((employee) => employee[field] !== null && employee[field] !== undefined),
        `no expected employee has a value in ${field}`,
      ).toBe(true)
  })

  it('finds every custom field of the fixtures', async () => {
    const server = await startLoopback(replay(exchanges))
    try {
      const found = await openExample(connector, method, server.baseUrl).customFields(
        new AbortController().signal,
      )
      for (const id of asked.custom) expect(found.map((one) => one.id)).toContain(id)
    } finally {
      await server.close()
    }
  })

  it('never empties a field because a key was not sent', async () => {
    const { records, reading } = await recordsOf()
    for (const record of records) {
      const whole = mapRecord(record, reading).employee
      for (const way of waysToKeys(record)) {
        const rest = mapRecord(without(record, way), reading).employee
        if (whole && rest)
          expect(
            emptied(whole, rest),
            `of ${whole.externalId} became empty where ${way.join('.')} was not sent; what cannot be told stays undefined`,
          ).toEqual([])
      }
    }
  })

  it('reports an unknown code and leaves the field out', async () => {
    const { records, reading } = await recordsOf()
    const declared = fieldsOf(method).filter((field) => codedFields.includes(field))
    let tried = 0
    for (const record of records)
      for (const [field, source] of codesOf(mapRecord(record, reading))) {
        const strange = mapRecord(withText(record, source, 'zz-strange') as JsonObject, reading)
        expect(
          strange.problems.map((problem) => problem.field),
          `fields with a finding, where “zz-strange” is sent for the ${field} “${source}”`,
        ).toContain(field)
        expect(strange.employee).not.toHaveProperty(field)
        tried++
      }
    if (declared.length > 0) expect(tried, `codes in ${declared.join(', ')}`).toBeGreaterThan(0)
  })

  async function recordsOf(): Promise<{ records: readonly JsonObject[]; reading: RecordReading }> {
    const base = new URL(method.baseUrl(exampleCredentials(method.credentials)))
    const { records, asked: all } = await completedRecords(method, base, exchanges, asked)
    return { records, reading: { fields: method.fields, custom: method.customFields?.read, asked: all } }
  }
}

function declaredPosts({ auth, employees }: HttpMethod): readonly string[] {
  const nothing = { fields: new Set<never>(), custom: new Set<string>(), keys: [], paths: [] }
  const list = employees.request({ ...nothing, today: '2026-11-22', startedAt: '2026-11-22T00:00:00Z' })
  const offers = employees.offers?.request
  return [
    ...[list, offers].flatMap((one) => (one?.method === 'POST' ? [one.path] : [])),
    ...(auth.scheme === 'token-request' ? [auth.path] : []),
    ...(auth.scheme === 'authorization-code' ? [auth.tokenPath] : []),
  ]
}

function emptied(whole: Employee, rest: Employee): readonly string[] {
  const before: Readonly<Record<string, unknown>> = whole
  return Object.entries(rest).flatMap(([field, value]) =>
    value === null && before[field] !== null ? [field] : [],
  )
}

function codesOf({ employee }: MappedRecord): readonly (readonly [string, string])[] {
  return Object.entries(employee ?? {}).flatMap(([field, value]) =>
    typeof value === 'object' && value !== null && 'source' in value
      ? [[field, String(value.source)] as const]
      : [],
  )
}
