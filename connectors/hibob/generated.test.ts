import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf, openConnection } from '#connector-kit'
import { fastClock, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import { hibob } from './connector.ts'

const description = new URL(
  '../../../shared/reference/vendor-data/hibob/openapi-hi-bob-2024-03.yaml',
  import.meta.url,
)

type Property = Readonly<{ name: string; type: string | null; format: string | null; ref: string | null }>

/** Reads the properties of a schema from the description: enough of YAML for its flat, regular schemas. */
function propertiesOf(yaml: string, schema: string): readonly Property[] {
  const block = yaml.split(`\n    ${schema}:\n`)[1]?.split(/\n {4}\S/)[0] ?? ''
  const properties = block.split('\n      properties:\n')[1]?.split(/\n {6}\S/)[0] ?? ''
  return properties.split(/^ {8}(?=\S)/m).flatMap((part) => {
    const name = /^(\w+):/.exec(part)?.[1]
    const find = (pattern: RegExp) => pattern.exec(part)?.[1] ?? null
    if (!name) return []
    return [
      {
        name,
        type: find(/^ {10}type: (\w+)/m),
        format: find(/^ {10}format: (\w+)/m),
        ref: find(/schemas\/(\w+)'/),
      },
    ]
  })
}

/** Any record the description allows: each property there or not, of its type. */
function recordOf(yaml: string, schema: string): fc.Arbitrary<Record<string, unknown>> {
  const parts = propertiesOf(yaml, schema).map(({ name, type, format, ref }) => {
    if (ref) return [name, recordOf(yaml, ref)] as const
    if (type === 'array') return [name, fc.array(fc.string(), { maxLength: 3 })] as const
    if (format === 'date')
      return [
        name,
        fc
          .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
          .map((day) => day.toISOString().slice(0, 10)),
      ] as const
    if (name === 'gender') return [name, fc.constantFrom('Male', 'Female')] as const
    return [name, fc.string({ unit: 'grapheme-ascii', maxLength: 20 })] as const
  })
  return fc.record(Object.fromEntries(parts), { requiredKeys: [] })
}

describe.skipIf(!existsSync(description))(
  'answers made from the description (skipped without ../shared/reference/vendor-data)',
  () => {
    it('n people in, n people or findings out, and no field emptied that was not sent', async () => {
      const yaml = readFileSync(description, 'utf8')
      expect(propertiesOf(yaml, 'Employee').map(({ name }) => name)).toEqual(
        expect.arrayContaining(['id', 'firstName', 'surname', 'email', 'work', 'personal']),
      )
      let people: readonly Record<string, unknown>[] = []
      const server = await startLoopback(() => ({ status: 200, body: { employees: people } }))
      const connection = openConnection({
        connector: hibob,
        methodId: 'service-user',
        credentials: { serviceUserId: 'SERVICE-1', token: 'token' },
        clock: fastClock(),
        egress: { allowPrivate: [], baseUrl: server.baseUrl },
      })
      const fields = fieldsOf(httpMethodOf(hibob, 'service-user'))
      try {
        await fc.assert(
          fc.asyncProperty(
            fc.array(recordOf(yaml, 'Employee'), { minLength: 1, maxLength: 30 }),
            async (made) => {
              people = made
              const { employees, summary } = await readConnection(connection, { fields, custom: [] })
              const told = new Set(
                summary.problems.filter(({ field }) => field === null || field === 'externalId'),
              )
              const idless = made.filter(({ id }) => typeof id !== 'string' || id.trim() === '').length
              const distinct = new Set(
                made.flatMap(({ id }) => (typeof id === 'string' && id.trim() !== '' ? [id] : [])),
              ).size
              const conflicts = summary.problems.filter(({ code }) => code === 'conflicting-record').length
              expect(employees.length).toBe(distinct - conflicts)
              expect(told.size).toBe(idless + conflicts)
              for (const employee of employees) {
                const record = made.find(({ id }) => id === employee.externalId)
                if (record && !('work' in record)) expect(employee).not.toHaveProperty('title')
                if (record && !('surname' in record)) expect(employee).not.toHaveProperty('familyName')
              }
            },
          ),
          { numRuns: 100 },
        )
      } finally {
        await server.close()
      }
    })
  },
)
