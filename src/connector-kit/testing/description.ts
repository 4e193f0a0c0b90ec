import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe } from 'vitest'
import { at, isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'
import type { SeenRequest } from './loopback.ts'
import { readYaml } from './read-yaml.ts'

/** A maker's OpenAPI description. */
export type Description = JsonObject

const vendorData = new URL('../../../../shared/reference/vendor-data/', import.meta.url)

/** Holds a connector against its maker's description, a file of JSON or YAML; skipped where the file is missing. */
export function describeWith(maker: string, file: string, tests: (description: Description) => void): void {
  const description = readDescription(new URL(file, vendorData))
  describe.skipIf(description === undefined)(
    `the description of ${maker} (skipped without ../shared/reference/vendor-data)`,
    () => tests(description ?? {}),
  )
}

function readDescription(file: URL): Description | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  return (file.pathname.endsWith('.json') ? JSON.parse(text) : readYaml(text)) as Description
}

/** What a request asks that the description does not know: its path, its method, names in its query. */
export function requestProblems(
  description: Description,
  prefix: string,
  requests: readonly Pick<SeenRequest, 'method' | 'path' | 'query'>[],
): readonly string[] {
  const paths = Object.entries(isObject(description['paths']) ? description['paths'] : {})
  return requests.flatMap(({ method, path, query }) => {
    const below = decodeURIComponent(path.startsWith(prefix) ? path.slice(prefix.length) : path)
    const [, item] = paths.filter(([template]) => fits(template, below)).toSorted(byParameters)[0] ?? []
    const operation = isObject(item) ? item[method.toLowerCase()] : undefined
    if (!isObject(operation)) return [`${method} ${below} is not in the description`]
    const known = parametersOf(description, item, operation)
    return [...new Set(query.keys())]
      .filter((name) => !known.has(name.replace(/\[.*$/, '')))
      .map((name) => `${method} ${below} knows no “${name}”`)
  })
}

const byParameters = ([a]: [string, unknown], [b]: [string, unknown]) =>
  a.split('{').length - b.split('{').length

function fits(template: string, path: string): boolean {
  const steps = template.split('/')
  const taken = path.split('/')
  return (
    steps.length === taken.length &&
    steps.every((step, index) => /^\{.*\}$/.test(step) || step === taken[index])
  )
}

function parametersOf(description: Description, ...holders: readonly unknown[]): ReadonlySet<string> {
  const all = holders.flatMap((holder) => (isObject(holder) ? holder['parameters'] : []))
  const names = all
    .map((one) => resolved(description, one))
    .filter((one) => one['in'] === 'query')
    .map((one) => String(one['name']))
  return new Set(names)
}

function resolved(description: Description, schema: unknown): JsonObject {
  if (!isObject(schema)) return {}
  const ref = schema['$ref']
  if (typeof ref !== 'string') return schema
  return resolved(description, at(description, ref.replace(/^#\//, '').replaceAll('/', '.')))
}

type Making = Readonly<{
  description: Description
  deepest: number
  known: Map<string, fc.Arbitrary<unknown>>
}>

/**
 * Any value that a schema of the description allows: required keys always there, the others there, empty, or not.
 * Deeper than so many steps nothing is made, since descriptions go in circles.
 */
export function generated(description: Description, name: string, deepest = 6): fc.Arbitrary<unknown> {
  return made({ description, deepest, known: new Map() }, { $ref: `#/components/schemas/${name}` }, 0)
}

function made(making: Making, schema: unknown, depth: number): fc.Arbitrary<unknown> {
  const ref = isObject(schema) ? schema['$ref'] : undefined
  if (typeof ref !== 'string') return madeOf(making, schema, depth)
  const key = `${ref} ${depth}`
  const value = making.known.get(key) ?? madeOf(making, schema, depth)
  making.known.set(key, value)
  return value
}

function madeOf(making: Making, schema: unknown, depth: number): fc.Arbitrary<unknown> {
  const { type, format, enum: codes, items, oneOf, ...rest } = whole(making.description, schema)
  const deeper = depth < making.deepest
  if (Array.isArray(codes)) return fc.constantFrom(...codes)
  if (Array.isArray(oneOf)) return fc.oneof(...oneOf.map((one) => made(making, one, depth + 1)))
  if (type === 'array')
    return deeper ? fc.array(made(making, items, depth + 1), { maxLength: 3 }) : fc.constant([])
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.nat()
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true })
  if (type === 'string') return textOf(format)
  return deeper ? recordOf(making, rest, depth) : fc.constant({})
}

/** A schema with its reference and its `allOf` put together. */
function whole(description: Description, schema: unknown): JsonObject {
  const own = resolved(description, schema)
  const parts = Array.isArray(own['allOf']) ? own['allOf'].map((one) => whole(description, one)) : []
  const all = [...parts, own]
  const properties = Object.assign({}, ...all.map((one) => one['properties'] ?? {}))
  const required = all.flatMap((one) => (Array.isArray(one['required']) ? one['required'] : []))
  return { ...own, properties, required }
}

function recordOf(making: Making, schema: JsonObject, depth: number): fc.Arbitrary<unknown> {
  const { properties, required, additionalProperties } = schema
  const parts = Object.entries(isObject(properties) ? properties : {})
  if (parts.length === 0 && isObject(additionalProperties))
    return fc.dictionary(fc.string({ minLength: 1 }), made(making, additionalProperties, depth + 1), {
      maxKeys: 3,
    })
  const must = Array.isArray(required) ? required.map(String) : []
  const values = parts.map(([key, one]) => {
    const value = made(making, one, depth + 1)
    return [key, must.includes(key) ? value : fc.option(value, { freq: 8 })] as const
  })
  return fc.record(Object.fromEntries(values), {
    requiredKeys: parts.map(([key]) => key).filter((key) => must.includes(key)),
  })
}

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((instant) => instant.toISOString())

function textOf(format: unknown): fc.Arbitrary<string> {
  if (format === 'date') return anyDay.map((instant) => instant.slice(0, 10))
  if (format === 'date-time')
    return fc.oneof(
      anyDay,
      anyDay.map((instant) => `${instant.slice(0, 10)}T00:00:00.000Z`),
    )
  if (format === 'uuid') return fc.uuid()
  return fc.string({ unit: 'grapheme', maxLength: 20 })
}
