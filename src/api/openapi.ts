import { z } from 'zod'
import type { errorCodes } from '#model/error-codes.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { contract } from './contract/index.ts'
import { problem } from './contract/problem.ts'
import { apiBase } from './register-routes.ts'

type Json = Readonly<Record<string, unknown>>

/** The contract as OpenAPI 3.1, made of the very schemas that validate. */
export function openApiDocument(portalName: string): Json {
  const components: Record<string, unknown> = {}
  const schemaOf = schemaWriter(components)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [key, endpoint] of Object.entries<Endpoint>(contract)) {
    const [method = '', path = ''] = key.split(' ')
    const operations = paths[path] ?? {}
    operations[method.toLowerCase()] = operation(method, path, endpoint, schemaOf)
    paths[path] = operations
  }
  schemaOf(problem, 'output')
  return {
    openapi: '3.1.0',
    info: {
      title: `${portalName}: HR Integration`,
      version: '1',
      description:
        'Everything the screen does. Sign in for a session cookie; every change needs the header X-Requested-With: rollcall.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiBase }],
    paths,
    components: {
      schemas: components,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'rollcall.session_token' } },
      responses: { Problem: problemResponse },
    },
  }
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json

const problemResponse = {
  description: 'What happened, why, what to do, and who can do it',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** Schemas with an id become components, written once. */
function schemaWriter(components: Record<string, unknown>): SchemaOf {
  return (schema, io) => {
    const {
      $defs,
      $schema: _,
      ...written
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      target: 'draft-2020-12',
    }) as Record<string, unknown>
    const own = JSON.parse(JSON.stringify(written).replaceAll('#/$defs/', '#/components/schemas/')) as Json
    for (const [id, one] of Object.entries(($defs as Record<string, unknown> | undefined) ?? {})) {
      components[id] ??= JSON.parse(JSON.stringify(one).replaceAll('#/$defs/', '#/components/schemas/'))
    }
    const id = schema.meta()?.id
    if (id === undefined) return own
    components[id] ??= own
    return { $ref: `#/components/schemas/${id}` }
  }
}

function operation(method: string, path: string, endpoint: Endpoint, schemaOf: SchemaOf): Json {
  const { audience, body } = endpoint
  return {
    operationId: operationId(method, path),
    summary: endpoint.summary,
    description: `For: ${audience}.`,
    tags: [path.split('/').filter((part) => part !== '' && !part.startsWith('{'))[0] ?? 'portal'],
    security: audience === 'public' || audience === 'it-link' ? [] : [{ session: [] }],
    parameters: [...pathParameters(path), ...queryParameters(endpoint, schemaOf)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      [String(endpoint.status ?? (endpoint.response || endpoint.produces ? 200 : 204))]: success(
        endpoint,
        schemaOf,
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
    'x-problem-codes': possibleCodes(endpoint),
  }
}

function success(endpoint: Endpoint, schemaOf: SchemaOf): Json {
  if (endpoint.response) {
    const schema = schemaOf(endpoint.response, 'output')
    return { description: endpoint.summary, content: { 'application/json': { schema } } }
  }
  if (endpoint.produces) return { description: endpoint.summary, content: { [endpoint.produces]: {} } }
  return { description: 'Done' }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Endpoint, schemaOf: SchemaOf): Json[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function operationId(method: string, path: string): string {
  const words = path
    .replace(/[{}]/g, '')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '')
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** What the frame itself may answer; each endpoint's own codes are in docs/errors.md. */
function possibleCodes({ audience, body, query, withoutFeature }: Endpoint): string[] {
  const codes: (keyof typeof errorCodes)[] = ['internal']
  if (audience !== 'public' && audience !== 'it-link') codes.push('not-signed-in')
  if (audience === 'admin') codes.push('admin-only')
  if (audience === 'account manager') codes.push('account-manager-only')
  if (audience === 'it-link') codes.push('link-not-found')
  if (audience === 'reader' || audience === 'admin') codes.push('not-found')
  if (!withoutFeature && ['reader', 'admin', 'it-link'].includes(audience)) codes.push('hr-integration-off')
  if (body || query) codes.push('invalid-input')
  return codes.sort()
}
