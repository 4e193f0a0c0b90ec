import { expect, it } from 'vitest'
import type { PushMethod } from '../definition.ts'
import { id, text } from '../reading/readers.ts'
import { fastClock } from '../testing/fast-clock.ts'
import { readConnection } from '../testing/read-connection.ts'
import { openPushed } from './open-pushed.ts'

const method: PushMethod = {
  transport: 'push',
  id: 'push',
  name: 'Pushed',
  protocol: 'scim',
  credentials: {},
  permissions: [],
  fields: { externalId: id('id'), familyName: text('name'), title: text('title') },
}
type Record = Readonly<{ [key: string]: unknown }>

function open(...pages: readonly (readonly Record[])[]) {
  async function* people() {
    yield* pages
  }
  return openPushed({ method, name: 'SCIM', clock: fastClock(), people })
}
const asked = { fields: ['familyName', 'title'] as const, custom: [] }

it('reads everybody who was sent, page by page', async () => {
  const { employees, summary } = await readConnection(
    open([{ id: '1', name: 'Holm', title: '' }], [{ id: '2', name: 'Berg' }]),
    asked,
  )
  expect(employees).toEqual([
    { externalId: '1', familyName: 'Holm', title: null },
    { externalId: '2', familyName: 'Berg' },
  ])
  expect(summary).toMatchObject({ complete: true, people: 2, pages: 2, failure: null })
})

it('takes nobody at all for a fetch that is not complete, and says what to do', async () => {
  const { summary } = await readConnection(open(), asked)
  expect(summary).toMatchObject({
    complete: false,
    incompleteBecause: [{ reason: 'empty' }],
    failure: { code: 'nobody-pushed', who: 'it' },
  })
})

it('passes its test once somebody came, and not before', async () => {
  const check = async (connection: ReturnType<typeof open>) => {
    for await (const { outcome, sample, failure } of connection.check(new AbortController().signal))
      return { outcome, sample, code: failure?.code }
    return undefined
  }
  expect(await check(open())).toEqual({ outcome: 'failed', sample: null, code: 'nobody-pushed' })
  expect(await check(open([{ id: '1', name: 'Holm', title: null }]))).toEqual({
    outcome: 'passed',
    sample: { fields: 3, filled: 2 },
    code: undefined,
  })
})

it('ends as stopped when it is stopped', async () => {
  const stopped = new AbortController()
  stopped.abort()
  const { summary } = await readConnection(open([{ id: '1' }]), asked, stopped.signal)
  expect(summary).toMatchObject({ complete: false, failure: { code: 'cancelled' } })
})
