import { describe, expect, it } from 'vitest'
import { ReadProblem } from '#connector-kit'
import { employmentStatus } from './status-and-type.ts'

describe('the status of account and positions together', () => {
  const status = (active: boolean, positions: readonly string[] | undefined, lastDay?: string) => {
    const record = {
      status: { active },
      ...(positions ? { positions: positions.map((one) => ({ status: one })) } : {}),
      ...(lastDay ? { user: { employmentEndDate: { value: lastDay } } } : {}),
    }
    try {
      return employmentStatus.read(record)?.value
    } catch (error) {
      if (error instanceof ReadProblem) return error.code
      throw error
    }
  }

  it.each([
    ['a running position counts before an ended one', status(true, ['ENDED', 'CURRENT']), 'active'],
    ['an account without positions', status(true, []), 'active'],
    ['an account opened before the first day', status(true, ['UPCOMING']), 'pending'],
    ['a closed account with ended positions', status(false, ['ENDED']), 'terminated'],
    ['a closed account with a coming position', status(false, ['UPCOMING', 'ENDED']), 'pending'],
    ['a closed account with a running position', status(false, ['CURRENT']), 'unknown-code'],
    ['a closed account whose positions may not be seen', status(false, undefined), 'unknown-code'],
    ['a closed account with a last day and no positions', status(false, [], '2026-01-31'), 'terminated'],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected)
  })
})
