import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { oneAhead } from './one-ahead.ts'

async function* counting(log: string[], to: number): AsyncGenerator<number> {
  for (let n = 1; n <= to; n++) {
    log.push(`asked ${n}`)
    await sleep(1)
    if (n === 3) throw new Error('no third')
    log.push(`made ${n}`)
    yield n
  }
}

it('has one more under way while the one before is used, and no more than one', async () => {
  const log: string[] = []
  for await (const n of oneAhead(counting(log, 2))) {
    await sleep(20)
    log.push(`used ${n}`)
  }
  expect(log).toEqual(['asked 1', 'made 1', 'asked 2', 'made 2', 'used 1', 'used 2'])
})

it('tells a failure when its turn comes', async () => {
  const used: number[] = []
  const all = async () => {
    for await (const n of oneAhead(counting([], 5))) {
      await sleep(20)
      used.push(n)
    }
  }
  await expect(all()).rejects.toThrow('no third')
  expect(used).toEqual([1, 2])
})

it('leaves nothing under way when whoever uses it fails', async () => {
  const log: string[] = []
  const all = async () => {
    for await (const _ of oneAhead(counting(log, 2))) throw new Error('refused')
  }
  await expect(all()).rejects.toThrow('refused')
  expect(log).toEqual(['asked 1', 'made 1', 'asked 2', 'made 2'])
})
