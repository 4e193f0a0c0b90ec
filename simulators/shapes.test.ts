import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, type SimulatorKind, startSimulator } from './start.ts'
import {
  at,
  callBambooHr,
  callHiBob,
  callPersonioV1,
  callPersonioV2,
  parsed,
  type Row,
} from './test-reader.ts'

// The descriptions and recordings are reference material beside the repository, and not part of it.
const folder = fileURLToPath(new URL('../../shared/reference/vendor-data/', import.meta.url))
const missing = (file: string) => !existsSync(folder + file)
const text = (file: string) => readFileSync(folder + file, 'utf8')
const json = (file: string): unknown => JSON.parse(text(file))

const running = new Map<SimulatorKind, Simulator>()
const simulator = (kind: SimulatorKind) => running.get(kind) as Simulator
beforeAll(async () => {
  for (const kind of ['personio', 'bamboohr', 'hibob'] as const)
    running.set(kind, await startSimulator(kind, { people: 200 }))
})
afterAll(async () => {
  for (const one of running.values()) await one.stop()
})

const v1Mock = 'personio/v1-mock-responses.json'
const v1Description = 'personio/openapi-personio-data-2024-03.yaml'
const v2Facts = 'personio/v2-persons-facts-and-example.json'
const bobDescription = 'hibob/openapi-hi-bob-2024-03.yaml'
const directory = 'bamboohr/list-employees.recorded.json'
const fieldList = 'bamboohr/list-employee-fields.recorded.json'
const lists = 'bamboohr/meta-lists-part.recorded.json'

describe('Personio', () => {
  it.skipIf(missing(v1Mock))(`v1 has the shapes of the answers kept (needs ${v1Mock})`, async () => {
    const kept = at(json(v1Mock), 'json_string_employee_ada', 'data', 'attributes') as Row
    const call = await callPersonioV1(simulator('personio'))
    const shown = at(parsed(await call('/v1/company/employees?limit=2')), 'data', 1, 'attributes') as Row
    const common = Object.keys(shown).filter((key) => key in kept)
    expect(common.length).toBeGreaterThan(20)
    for (const key of common) {
      const [ours, theirs] = [at(shown, key, 'value'), at(kept, key, 'value')]
      if (ours !== null && theirs !== null) expect(shapeOf(ours), key).toEqual(shapeOf(theirs))
    }
  })

  it.skipIf(missing(v1Description))(
    `v1 has no attribute the description does not name (needs ${v1Description})`,
    async () => {
      const described = text(v1Description)
      const call = await callPersonioV1(simulator('personio'))
      const shown = at(parsed(await call('/v1/company/employees?limit=1')), 'data', 0, 'attributes') as Row
      for (const key of Object.keys(shown).filter((one) => !one.startsWith('dynamic_'))) {
        expect(described, key).toMatch(new RegExp(`^\\s+${key}:`, 'm'))
      }
    },
  )

  it.skipIf(missing(v2Facts))(`v2 has no key the facts do not name (needs ${v2Facts})`, async () => {
    const known = new Set([...Object.keys(at(json(v2Facts), 'person_fields') as Row).map(firstPart), '_meta'])
    const employment = new Set((at(json(v2Facts), 'employment_fields') as string[]).map(firstPart))
    const call = await callPersonioV2(simulator('personio'))
    const person = at(parsed(await call('/v2/persons?limit=1')), '_data', 0) as Row
    expect(Object.keys(person).filter((key) => !known.has(key))).toEqual([])
    const [one] = at(parsed(await call(`/v2/persons/${String(person['id'])}/employments`)), '_data') as Row[]
    expect(Object.keys(one ?? {}).filter((key) => !employment.has(key))).toEqual([])
  })
})

describe('BambooHR', () => {
  it.skipIf(missing(directory))(
    `the directory has the keys and kinds that were recorded (needs ${directory})`,
    async () => {
      const recorded = at(json(directory), 'recorded', 0, 'response')
      const ours = parsed(await callBambooHr(simulator('bamboohr'))('/api/v1/employees/directory'))
      const known = new Map((at(recorded, 'fields') as Row[]).map((field) => [field['id'], field['type']]))
      for (const field of at(ours, 'fields') as Row[])
        expect(known.get(field['id']), String(field['id'])).toBe(field['type'])
      expect(Object.keys(at(ours, 'employees', 3) as Row)).toEqual(
        expect.arrayContaining(['id', 'displayName', 'workEmail', 'supervisor', 'canUploadPhoto']),
      )
    },
  )

  it.skipIf(missing(fieldList))(
    `fields have the numbers, names and types that were recorded (needs ${fieldList})`,
    async () => {
      const recorded = at(json(fieldList), 'recorded', 0, 'response') as Row[]
      const known = new Map(recorded.filter((one) => !one['deprecated']).map((one) => [one['id'], one]))
      const ours = parsed(await callBambooHr(simulator('bamboohr'))('/api/v1/meta/fields')) as Row[]
      const shared = ours.filter((field) => known.has(field['id']))
      expect(shared.length).toBeGreaterThan(25)
      for (const field of shared) expect(field).toEqual(known.get(field['id']))
    },
  )

  it.skipIf(missing(lists))(
    `lists and their options have the keys that were recorded (needs ${lists})`,
    async () => {
      const [recorded] = at(json(lists), 'recorded', 0, 'response') as Row[]
      const ours = parsed(await callBambooHr(simulator('bamboohr'))('/api/v1/meta/lists')) as Row[]
      expect(Object.keys(ours[0] ?? {}).sort()).toEqual(Object.keys(recorded ?? {}).sort())
      expect(Object.keys(at(ours[0], 'options', 0) as Row).sort()).toEqual(
        Object.keys(at(recorded, 'options', 0) as Row).sort(),
      )
    },
  )
})

describe('HiBob', () => {
  it.skipIf(missing(bobDescription))(
    `answers have the keys of the description (needs ${bobDescription})`,
    async () => {
      const call = callHiBob(simulator('hibob'))
      const [field] = parsed(await call('/v1/company/people/fields')) as Row[]
      expect(Object.keys(field ?? {}).sort()).toEqual(described('Field').sort())
      const first = at(parsed(await call('/v1/people/search', {})), 'employees', 0) as Row
      expect(described('Employee')).toEqual(expect.arrayContaining(Object.keys(first)))
      const id = String(first['id'])
      for (const [table, schema] of [
        ['employment', 'EmploymentEntry_allOf'],
        ['lifecycle', 'LifeCycleEntry_allOf'],
        ['work', 'WorkEntry_allOf'],
      ] as const) {
        const row = at(parsed(await call(`/v1/people/${id}/${table}`)), 'values', 0) as Row
        expect([...described(schema), 'id', 'reason'], table).toEqual(
          expect.arrayContaining(Object.keys(row)),
        )
      }
    },
  )
})

/** The property names of a schema: the description is written by a machine, always with the same indent. */
function described(schema: string): string[] {
  const after = text(bobDescription).split(`\n    ${schema}:\n`)[1] ?? ''
  const own = after.split(/\n {4}\S/)[0] ?? ''
  const properties = own.split(/^ {6}properties:\n/m)[1]?.split(/^ {6}\S/m)[0] ?? ''
  return [...properties.matchAll(/^ {8}(\w+):/gm)].map((match) => match[1] ?? '')
}

/** Kinds of values, to the depth of one list and one object within. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return 'list'
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, key === 'attributes' ? 'object' : typeof at(value, key)]),
  )
}

function firstPart(path: string): string {
  return path.split(/[.[ ]/)[0] ?? path
}
