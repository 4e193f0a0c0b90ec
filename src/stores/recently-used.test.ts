import { describe, expect, it } from 'vitest'
import { openRecentlyUsed } from './recently-used.ts'

describe('what was made lately', () => {
  it('is made once, also for two who ask at the same time', async () => {
    const recent = openRecentlyUsed<number>(10_000)
    let made = 0
    const make = async () => ({ value: ++made, bytes: 1 })
    expect(await Promise.all([recent.get('a', make), recent.get('a', make)])).toEqual([1, 1])
    expect(recent.stateOf('a')).toBe('there')
  })

  it('makes room for what was asked for since', async () => {
    const recent = openRecentlyUsed<string>(3000)
    const get = (key: string) => recent.get(key, async () => ({ value: key, bytes: 900 }))
    await get('a')
    await get('b')
    await get('a')
    await get('c')
    expect(['a', 'b', 'c'].map(recent.stateOf)).toEqual(['there', 'unknown', 'there'])
  })

  it('is made again where whoever began it was interrupted', async () => {
    const recent = openRecentlyUsed<string>(3000)
    const interrupted = recent.get('a', () => Promise.reject(new Error('gone')))
    const waiting = recent.get('a', async () => ({ value: 'made', bytes: 1 }))
    await expect(interrupted).rejects.toThrow('gone')
    expect(await waiting).toBe('made')
  })
})
