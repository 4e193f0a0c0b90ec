import { describe, expect, it } from 'vitest'
import { fastClock } from '../testing/fast-clock.ts'
import { createTokenStore, lifeMs } from './token-store.ts'

const signal = new AbortController().signal
const minute = 60_000

describe('token', () => {
  it('is asked for once, however many need it at the same moment', async () => {
    let requests = 0
    const store = createTokenStore(async () => ({ token: `t${++requests}`, expiresIn: 3600 }), fastClock())
    const tokens = await Promise.all(Array.from({ length: 20 }, () => store.current(signal)))
    expect(new Set(tokens)).toEqual(new Set(['t1']))
    expect(requests).toBe(1)
  })

  it('is renewed a minute before its end', async () => {
    const clock = fastClock()
    let requests = 0
    const store = createTokenStore(async () => ({ token: `t${++requests}`, expiresIn: 600 }), clock)
    await store.current(signal)
    await clock.sleep(9 * minute - 1, signal)
    expect(await store.current(signal)).toBe('t1')
    await clock.sleep(1, signal)
    expect(await store.current(signal)).toBe('t2')
  })

  it('that was renewed meanwhile survives the refusal of the old one', async () => {
    const store = createTokenStore(async () => ({ token: 'old', expiresIn: 600 }), fastClock())
    await store.current(signal)
    store.replace('new')
    store.drop('old')
    expect(await store.current(signal)).toBe('new')
  })

  it.each([
    ['absent', undefined, 55 * minute],
    ['zero', 0, 55 * minute],
    ['negative', -1, 55 * minute],
    ['a word', 'soon', 55 * minute],
    ['empty', '', 55 * minute],
    ['a text of digits', '600', 9 * minute],
    ['a million years', 1e12, 24 * 60 * minute],
    ['a second', 1, 30_000],
  ])('has a sensible life when the stated one is %s', (_name, stated, expected) => {
    expect(lifeMs(stated)).toBe(expected)
  })
})
