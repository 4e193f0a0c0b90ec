import { expect, it } from 'vitest'
import type { ErrorRule } from '../http-definition.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

const rules: readonly ErrorRule[] = [
  { status: 200, has: 'AccessDenied', kind: 'address', advice: 'Never: it names no path.' },
  {
    status: 200,
    at: 'error.data.name',
    has: 'AccessDenied',
    kind: 'credentials',
    advice: 'Enter them again.',
  },
  { status: 200, at: 'error', kind: 'contract', advice: 'Look at the log.' },
  { status: 404, at: 'message', has: 'model', kind: 'permission', advice: 'Install it.' },
]
const connector = plainConnector({ errors: rules })
const told = async (body: unknown, status = 200) =>
  (await readPlain(() => ({ status, body }), { connector })).summary

it('takes a success that tells of an error for that error, without its text', async () => {
  const summary = await told({
    error: { code: 200, data: { name: 'odoo.exceptions.AccessDenied', debug: 'Traceback canary-4411' } },
  })
  expect(summary).toMatchObject({
    complete: false,
    people: 0,
    requests: 1,
    failure: { kind: 'credentials', code: 'credentials-refused', advice: 'Enter them again.' },
  })
  expect(summary.failure).not.toHaveProperty('httpStatus')
  expect(JSON.stringify(summary)).not.toContain('canary-4411')
})

it('takes the first rule that fits, and the one without a text for all others', async () => {
  const summary = await told({ error: { data: { name: 'builtins.ValueError' } } })
  expect(summary.failure).toMatchObject({ kind: 'contract', advice: 'Look at the log.' })
})

it('reads on where the words stand in somebody’s record', async () => {
  const people = [{ id: 1, name: 'AccessDenied', error: { data: { name: 'AccessDenied' } } }]
  expect(await told({ total: 1, people, error: null })).toMatchObject({ complete: true, people: 1 })
})

it('looks at the path of an answer that is no success too', async () => {
  expect((await told({ message: 'the model is not known' }, 404)).failure).toMatchObject({
    kind: 'permission',
    httpStatus: 404,
  })
  expect((await told({ elsewhere: 'model' }, 404)).failure).toMatchObject({ kind: 'contract' })
})
