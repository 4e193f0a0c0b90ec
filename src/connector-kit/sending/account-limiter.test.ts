import { describe, expect, it } from 'vitest'
import type { KitClock, OpenConnection } from '../connection.ts'
import { openConnection } from '../open-connection.ts'
import { fastClock } from '../testing/fast-clock.ts'
import { startLoopback } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readConnection } from '../testing/read-connection.ts'
import { turningClock } from '../testing/turning-clock.ts'
import { limitersHeld } from './account-limiter.ts'

const limit = { requests: 4, perSeconds: 10, concurrency: 2, source: 'test' }
const connector = plainConnector({ rateLimit: limit })
const signal = new AbortController().signal
const asked = { fields: ['familyName'] as const, custom: [] }

/** An HR system of so many pages that notes when it was asked, and the way to open connections to it. */
async function startHrSystem<C extends KitClock>(clock: C, pages = 6) {
  const at: number[] = []
  const server = await startLoopback(({ query }) => {
    at.push(clock.now())
    const offset = Number(query.get('offset') ?? 0)
    return { status: 200, body: { total: pages * 2, people: [{ id: offset }, { id: offset + 1 }] } }
  })
  const open = (key = 'canary', onto = connector) =>
    openConnection({
      connector: onto,
      methodId: 'plain',
      credentials: { user: 'reader', key },
      clock,
      egress: { allowPrivate: [], baseUrl: server.baseUrl },
    })
  return { clock, at, open, close: server.close }
}

async function check(connection: OpenConnection): Promise<void> {
  for await (const { outcome, label } of connection.check(signal)) expect(outcome, label).not.toBe('failed')
}

function mostInAnyWindow(at: readonly number[]): number {
  const inWindow = (from: number) => at.filter((one) => one >= from && one < from + limit.perSeconds * 1000)
  return Math.max(...at.map((from) => inWindow(from).length))
}

describe('the limit of one HR system', () => {
  it('is kept by the test of a connection, the sample and the fetches that follow at once', async () => {
    const hr = await startHrSystem(fastClock())
    await check(hr.open())
    await readConnection(hr.open(), asked)
    await readConnection(hr.open(), asked)
    expect(hr.at.length).toBeGreaterThan(12)
    expect(mostInAnyWindow(hr.at)).toBeLessThanOrEqual(limit.requests)
    await hr.close()
  })

  it('is kept by two fetches side by side', async () => {
    const hr = await startHrSystem(turningClock())
    const both = await Promise.all([readConnection(hr.open(), asked), readConnection(hr.open(), asked)])
    expect(both.map(({ summary }) => summary.complete)).toEqual([true, true])
    expect(hr.at).toHaveLength(12)
    expect(mostInAnyWindow(hr.at)).toBeLessThanOrEqual(limit.requests)
    await hr.close()
  })

  it('is counted apart for other credentials', async () => {
    const hr = await startHrSystem(fastClock(), 1)
    await readConnection(hr.open(), asked)
    const waitedMs = hr.clock.sleptMs()
    await readConnection(hr.open('another'), asked)
    expect(hr.clock.sleptMs()).toBe(waitedMs)
    await hr.close()
  })

  it('is forgotten when its window has passed', async () => {
    const hr = await startHrSystem(fastClock(), 1)
    for (const key of ['one', 'two', 'three']) await readConnection(hr.open(key), asked)
    expect(limitersHeld(hr.clock)).toBe(3)
    await hr.clock.sleep(limit.perSeconds * 2000, signal)
    await readConnection(hr.open('four'), asked)
    expect(limitersHeld(hr.clock)).toBe(1)
    await hr.close()
  })
})
