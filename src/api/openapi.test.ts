import { expect, test } from 'vitest'
import { contract } from './contract/index.ts'
import { openApiDocument } from './openapi.ts'

const document = openApiDocument('Optio Portal') as {
  openapi: string
  paths: Record<string, Record<string, { operationId: string; requestBody?: unknown; responses: object }>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

test('describes every endpoint of the contract, and nothing else', () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(document.openapi).toBe('3.1.0')
  expect(described.sort()).toEqual(Object.keys(contract).sort())
})

test('every operation has a name of its own and answers problems', () => {
  const operations = Object.values(document.paths).flatMap((one) => Object.values(one))
  const names = operations.map((one) => one.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const one of operations) expect(one.responses).toHaveProperty('default')
})

test('every reference leads to a schema, and schemas carry no id of another dialect', () => {
  const text = JSON.stringify(document)
  const referenced = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '')
  expect(referenced.length).toBeGreaterThan(20)
  for (const name of referenced) expect(document.components.schemas).toHaveProperty([name])
  expect(text).not.toContain('#/$defs/')
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect(schema, name).not.toHaveProperty('id')
    expect(schema, name).not.toHaveProperty('$schema')
  }
})

test('says what a body has to hold', () => {
  const signIn = document.paths['/session/sign-in']?.['post']?.requestBody
  expect(signIn).toMatchObject({
    content: {
      'application/json': {
        schema: { properties: { email: { type: 'string' } }, required: ['email', 'password'] },
      },
    },
  })
})
