import { describe, expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.UTC(2026, 10, 22, 12, 0, 0)

describe('Retry-After', () => {
  it.each([
    ['seconds', '7', 7000],
    ['a fraction', '1.5', 1500],
    ['zero, which becomes a second', '0', 1000],
    ['a very long time', '999999', 999_999_000],
    ['a date', 'Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['a date that has passed', 'Sun, 22 Nov 2026 11:00:00 GMT', 1000],
    ['a negative number', '-5', undefined],
    ['words', 'soon', undefined],
    ['nothing', '', undefined],
    ['a number with a unit', '30s', undefined],
  ])('reads %s', (_name, value, expected) => {
    expect(retryAfterMs({ 'retry-after': value }, now)).toBe(expected)
  })

  it('takes the first of several and falls back to the reset time', () => {
    expect(retryAfterMs({ 'retry-after': ['3', '9'] }, now)).toBe(3000)
    expect(retryAfterMs({ 'x-ratelimit-reset': String(now / 1000 + 20) }, now)).toBe(20_000)
    expect(retryAfterMs({ 'x-rate-limit-reset': '42' }, now)).toBe(42_000)
    expect(retryAfterMs({}, now)).toBeUndefined()
  })
})
