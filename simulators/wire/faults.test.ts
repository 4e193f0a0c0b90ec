import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../start.ts'
import { ask, at, callBambooHr, callHiBob, callPersonioV1, parsed, readPersonioV1 } from '../test-reader.ts'
import type { Fault } from './faults.ts'

let personio: Simulator
let bamboo: Simulator
let bob: Simulator
beforeAll(async () => {
  personio = await startSimulator('personio', { people: 530 })
  bamboo = await startSimulator('bamboohr', { people: 300 })
  bob = await startSimulator('hibob', { people: 300 })
})
afterAll(async () => {
  await Promise.all([personio.stop(), bamboo.stop(), bob.stop()])
})
afterEach(() => {
  for (const one of [personio, bamboo, bob]) one.setFault(null)
})

const list = '/v1/company/employees?limit=100'
const idsOf = (rows: readonly unknown[]) => rows.map((row) => at(row, 'id', 'value'))

async function firstPage(fault: Fault) {
  personio.setFault(fault)
  return (await callPersonioV1(personio))(list)
}

describe('faults of the answer', () => {
  it('wrong-key: sign-in is refused with 401', async () => {
    personio.setFault({ fault: 'wrong-key' })
    const answer = await ask(`${personio.baseUrl}/v1/auth`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(401)
    bob.setFault({ fault: 'wrong-key' })
    expect((await callHiBob(bob)('/v1/people/search', {})).status).toBe(401)
  })

  it('missing-right: the people are refused with 403, the catalogue is not', async () => {
    personio.setFault({ fault: 'missing-right' })
    const call = await callPersonioV1(personio)
    expect((await call(list)).status).toBe(403)
    expect((await call('/v1/company/employees/attributes')).status).toBe(200)
  })

  it('429-storm: three times with Retry-After in seconds, then all is well', async () => {
    personio.setFault({ fault: '429-storm' })
    const call = await callPersonioV1(personio)
    const answers = [await call(list), await call(list), await call(list), await call(list)]
    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 429, 200])
    expect(answers[0]?.headers.get('retry-after')).toBe('1')
  })

  it('429-storm: Retry-After as a date, or not at all', async () => {
    const dated = await firstPage({ fault: '429-storm', retryAfter: 'date', seconds: 90 })
    expect(Date.parse(dated.headers.get('retry-after') ?? '')).toBeGreaterThan(Date.now())
    const silent = await firstPage({ fault: '429-storm', retryAfter: 'none' })
    expect(silent.headers.get('retry-after')).toBeNull()
  })

  it('cut-body: the connection ends before the promised length', async () => {
    await expect(firstPage({ fault: 'cut-body' })).rejects.toThrow()
    personio.setFault(null)
    const call = await callPersonioV1(personio)
    expect((await call(list)).status).toBe(200)
  })

  it('cut-json: the answer ends cleanly in the middle of the text', async () => {
    const answer = await firstPage({ fault: 'cut-json' })
    expect(answer.status).toBe(200)
    expect(() => parsed(answer)).toThrow(SyntaxError)
    bob.setFault({ fault: 'cut-json' })
    const whole = await callHiBob(bob)('/v1/people/search', {})
    expect(() => parsed(whole)).toThrow(SyntaxError)
  })

  it('html-with-200: a page to sign in, and all seems well', async () => {
    const answer = await firstPage({ fault: 'html-with-200' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  it('redirect-to-login: 302', async () => {
    const answer = await firstPage({ fault: 'redirect-to-login' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/login')
  })

  it('slow-drip: bytes come one by one', async () => {
    personio.setFault({ fault: 'slow-drip', on: 'sign-in', pauseMs: 1 })
    expect((await (await callPersonioV1(personio))(list)).status).toBe(200)
    bamboo.setFault({ fault: 'slow-drip', pauseMs: 20 })
    expect(await bytesAfter(bamboo, 300)).toBeLessThan(600)
  })

  it('server-errors: one in five is a 503', async () => {
    personio.setFault({ fault: 'server-errors' })
    const call = await callPersonioV1(personio)
    const states: number[] = []
    for (let n = 0; n < 10; n++) states.push((await call(list)).status)
    expect(states).toEqual([200, 200, 200, 200, 503, 200, 200, 200, 200, 503])
  })

  it('waits for its turn and stops after it', async () => {
    personio.setFault({ fault: 'html-with-200', skip: 1, times: 1 })
    const call = await callPersonioV1(personio)
    const types = [await call(list), await call(list), await call(list)].map((one) =>
      one.headers.get('content-type'),
    )
    expect(types.map((type) => type?.split(';')[0])).toEqual([
      'application/json',
      'text/html',
      'application/json',
    ])
  })
})

describe('faults of the data', () => {
  it('withheld-field: the key is gone from every record and from the list of attributes', async () => {
    personio.setFault({ fault: 'withheld-field', field: 'department' })
    for (const row of await readPersonioV1(personio)) expect(row).not.toHaveProperty('department')
    const call = await callPersonioV1(personio)
    expect((await call('/v1/company/employees/attributes')).text).not.toContain('"department"')
  })

  it('empty-list and shrunken-list: nobody, and half of them', async () => {
    personio.setFault({ fault: 'empty-list' })
    expect(await readPersonioV1(personio)).toEqual([])
    personio.setFault({ fault: 'shrunken-list' })
    expect(await readPersonioV1(personio)).toHaveLength(265)
  })

  it('repeated-page: the third page is the second once more', async () => {
    personio.setFault({ fault: 'repeated-page' })
    const ids = idsOf(await readPersonioV1(personio))
    expect(ids).toHaveLength(530)
    expect(ids.slice(200, 300)).toEqual(ids.slice(100, 200))
    expect(new Set(ids).size).toBe(430)
  })

  it('shifted-page: somebody entered at the top is met twice, somebody taken away hides a third', async () => {
    const right = idsOf(await readPersonioV1(personio))
    personio.setFault({ fault: 'shifted-page' })
    const more = idsOf(await readPersonioV1(personio))
    expect(more[99]).toBe(more[100])
    personio.setFault({ fault: 'shifted-page', by: -1 })
    const fewer = idsOf(await readPersonioV1(personio))
    expect(right.filter((id) => !fewer.includes(id))).toEqual([right[100]])
  })

  it('duplicate-record: one id twice, with different content', async () => {
    personio.setFault({ fault: 'duplicate-record' })
    const rows = await readPersonioV1(personio)
    expect(rows).toHaveLength(531)
    expect(at(rows.at(-1), 'id', 'value')).toBe(at(rows[0], 'id', 'value'))
    expect(at(rows.at(-1), 'position', 'value')).not.toBe(at(rows[0], 'position', 'value'))
  })

  it('unknown-code and bad-date: two records each, everywhere', async () => {
    personio.setFault([{ fault: 'unknown-code' }, { fault: 'bad-date' }])
    const rows = await readPersonioV1(personio)
    expect(rows.filter((row) => at(row, 'status', 'value') === 'sabbatical')).toHaveLength(2)
    expect(rows.slice(4, 6).map((row) => String(at(row, 'hire_date', 'value')).slice(0, 10))).toEqual([
      '0000-00-00',
      '2026-02-30',
    ])
    bamboo.setFault([{ fault: 'unknown-code' }, { fault: 'bad-date' }])
    const fields = ['status', 'hireDate']
    const report = await callBambooHr(bamboo)('/api/v1/reports/custom?format=json', { fields })
    expect(report.text).toContain('"0000-00-00"')
    expect(report.text).toContain('"Dormant"')
    bob.setFault([{ fault: 'unknown-code' }, { fault: 'bad-date' }])
    const found = await callHiBob(bob)('/v1/people/search', {
      fields: ['internal.lifecycleStatus', 'work.startDate'],
    })
    expect(found.text).toContain('"2026-02-30"')
    expect(found.text).toContain('"sabbatical"')
  })
})

describe('how faults are switched', () => {
  it('by a magic credential, for that caller only', async () => {
    expect(await readPersonioV1(personio, 'fault-empty-list')).toEqual([])
    expect(await readPersonioV1(personio)).toHaveLength(530)
    expect((await callBambooHr(bamboo, 'fault-missing-right')('/api/v1/employees/directory')).status).toBe(
      403,
    )
    expect((await callHiBob(bob, 'fault-429-storm.one')('/v1/people/search', {})).status).toBe(429)
  })

  it('by the control of the simulator, which also moves the clock and tells where it stands', async () => {
    const post = (what: string, body: unknown) =>
      ask(`${bamboo.baseUrl}/__simulator/${what}`, { method: 'POST', body: JSON.stringify(body) })
    expect((await post('fault', { fault: 'empty-list' })).status).toBe(200)
    expect((await callBambooHr(bamboo)('/api/v1/employees/directory')).status).toBe(404)
    expect((await post('fault', { fault: 'none' })).status).toBe(200)
    expect((await post('fault', { fault: 'no-such-fault' })).status).toBe(400)
    expect((await post('clock', { day: '2026-12-22' })).status).toBe(200)
    expect((await post('clock', { day: '2026-02-30' })).status).toBe(400)
    const state = parsed(await ask(`${bamboo.baseUrl}/__simulator/state`))
    expect(state).toMatchObject({ kind: 'bamboohr', day: '2026-12-22', people: 313, faults: [] })
  })
})

describe('rate limits', () => {
  it('are off unless asked for, and then answer 429 with the wait', async () => {
    const limited = await startSimulator('personio', { people: 120, rateLimits: true })
    try {
      const call = await callPersonioV1(limited)
      const states: number[] = []
      for (let n = 0; n < 16; n++) states.push((await call('/v1/company/employees/attributes')).status)
      expect(states.filter((status) => status === 200).length).toBeGreaterThanOrEqual(15)
      const strict = [{ matches: () => true, requests: 1, windowMs: 60_000 }]
      const strictBob = await startSimulator('hibob', { people: 120, rateLimits: strict })
      const search = () => callHiBob(strictBob)('/v1/people/search', { fields: ['root.id'] })
      await search()
      const second = await search()
      await strictBob.stop()
      expect(second.status).toBe(429)
      expect(second.headers.get('x-ratelimit-remaining')).toBe('0')
      expect(second.headers.get('retry-after')).toBeNull()
    } finally {
      await limited.stop()
    }
  })
})

/** How many bytes have arrived on a bare connection after a while. */
function bytesAfter({ baseUrl }: Simulator, ms: number): Promise<number> {
  const { port, host } = new URL(baseUrl)
  const key = btoa('0123456789abcdef0123456789abcdef01234567:x')
  return new Promise((resolve, reject) => {
    let bytes = 0
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `GET /api/v1/employees/directory HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\nauthorization: Basic ${key}\r\n\r\n`,
      )
    })
    socket.on('data', (chunk) => {
      bytes += chunk.length
    })
    socket.on('error', reject)
    setTimeout(() => {
      socket.destroy()
      resolve(bytes)
    }, ms)
  })
}
