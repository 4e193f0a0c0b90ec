import { describe, expect, it } from 'vitest'
import { startSimulator } from './start.ts'
import { at, callHiBob, callPersonioV1, parsed, type Row } from './test-reader.ts'

const people = 100_000
const mostGrowthBytes = 150_000_000

describe('100,000 people', () => {
  it('come page by page through Personio v1, each once, without being held in memory', async () => {
    const simulator = await startSimulator('personio', { people })
    const call = await callPersonioV1(simulator)
    const ids = new Set<number>()
    const page = async (offset: number) => {
      const path = `/v1/company/employees?limit=100&offset=${offset}&attributes[]=id`
      return at(parsed(await call(path)), 'data') as Row[]
    }
    let heaviest = 0
    const before = process.memoryUsage().heapUsed
    for (let offset = 0; offset < people; offset += 100) {
      for (const row of await page(offset)) ids.add(Number(at(row, 'attributes', 'id', 'value')))
      heaviest = Math.max(heaviest, process.memoryUsage().heapUsed - before)
    }
    await simulator.stop()
    expect(ids.size).toBe(people)
    expect(heaviest).toBeLessThan(mostGrowthBytes)
  })

  it('come in one answer from HiBob, written as it is read', async () => {
    const simulator = await startSimulator('hibob', { people })
    const response = await fetch(`${simulator.baseUrl}/v1/people/search`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('SERVICE-10001:demo-token')}`, 'accept-encoding': 'identity' },
      body: JSON.stringify({ fields: ['root.id', 'root.surname'], showInactive: true }),
    })
    const before = process.memoryUsage().heapUsed
    let heaviest = 0
    let found = 0
    let rest = ''
    for await (const part of response.body ?? []) {
      rest += Buffer.from(part).toString('latin1')
      found += rest.split('"/root/id"').length - 1
      rest = rest.slice(rest.lastIndexOf('"/root/id"') + 10)
      heaviest = Math.max(heaviest, process.memoryUsage().heapUsed - before)
    }
    expect((await callHiBob(simulator)('/v1/company/named-lists')).status).toBe(200)
    await simulator.stop()
    expect(found).toBe(people)
    expect(heaviest).toBeLessThan(mostGrowthBytes)
  })
})
