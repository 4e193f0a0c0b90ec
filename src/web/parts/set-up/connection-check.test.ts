import { expect, test } from 'vitest'
import type { CheckLine } from '#api/contract/credentials.ts'
import { verdictOf } from './connection-check.tsx'

const line = (step: CheckLine['step'], outcome: CheckLine['outcome']): CheckLine => ({
  step,
  id: null,
  label: step,
  outcome,
  failure: null,
  sample: null,
})

test('a missing right may be gone on without, a refused sign-in may not', () => {
  const passed = line('address', 'passed')
  expect(verdictOf([passed, line('sign-in', 'passed'), line('right', 'skipped')])).toBe('passed')
  expect(verdictOf([passed, line('right', 'failed')])).toBe('rights missing')
  expect(verdictOf([passed, line('sign-in', 'failed'), line('right', 'failed')])).toBe('failed')
})

test('a check that told nothing has not passed', () => {
  expect(verdictOf([])).toBe('failed')
})
