import { expect, test } from 'vitest'
import { limitAttempts } from './attempts.ts'

function onAClock() {
  const clock = { nowMs: 1_000_000 }
  return { clock, attempts: limitAttempts(() => clock.nowMs) }
}

test('a few failures cost nothing, more of them cost ever longer waits, and never more than a minute', () => {
  const { clock, attempts } = onAClock()
  const waits: number[] = []
  for (let count = 0; count < 16; count += 1) {
    const waitSeconds = attempts.begin('kari', 'here')
    waits.push(waitSeconds)
    if (waitSeconds > 0) {
      clock.nowMs += waitSeconds * 1000
      expect(attempts.begin('kari', 'here')).toBe(0)
    }
  }
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
  expect(waits[5]).toBe(1)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60)
})

test('success forgets the failures', () => {
  const { attempts } = onAClock()
  for (let count = 0; count < 5; count += 1) attempts.begin('kari', 'here')
  expect(attempts.begin('kari', 'here')).toBeGreaterThan(0)
  attempts.succeeded('kari', 'here')
  expect(attempts.begin('kari', 'here')).toBe(0)
})

test('one account is tried at most ten times a minute, wherever the guesses come from', () => {
  const { clock, attempts } = onAClock()
  let tried = 0
  for (let guess = 0; guess < 1_000; guess += 1) {
    if (attempts.begin('kari', `address ${guess}`) === 0) tried += 1
    clock.nowMs += 59
  }
  expect(tried).toBe(10)
})

test('one address tries at most thirty accounts a minute', () => {
  const { attempts } = onAClock()
  const tried = Array.from({ length: 200 }, (_, account) => attempts.begin(`account ${account}`, 'there'))
  expect(tried.filter((wait) => wait === 0)).toHaveLength(30)
  expect(attempts.begin('kari', 'here')).toBe(0)
})
