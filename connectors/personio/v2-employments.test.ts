import { describe, expect, it } from 'vitest'
import { currentEmployment } from './v2-employments.ts'

const employment = (id: string, status: string | undefined, start?: string) => ({
  id,
  ...(status === undefined ? {} : { status }),
  ...(start === undefined ? {} : { employment_start_date: start }),
})

describe('the employment that counts', () => {
  it.each([
    ['the only one', [employment('a', 'INACTIVE', '2020-01-01')], 'a'],
    ['the only one, status and dates hidden', [employment('a', undefined)], 'a'],
    [
      'the running one after an ended one',
      [employment('a', 'INACTIVE', '2015-01-01'), employment('b', 'ACTIVE', '2020-01-01')],
      'b',
    ],
    [
      'the running one before a coming one',
      [employment('a', 'ACTIVE', '2020-01-01'), employment('b', 'ONBOARDING', '2027-01-01')],
      'a',
    ],
    [
      'the one on leave before an ended one',
      [employment('a', 'LEAVE', '2015-01-01'), employment('b', 'INACTIVE', '2020-01-01')],
      'a',
    ],
    [
      'a coming return before an ended one',
      [employment('a', 'INACTIVE', '2015-01-01'), employment('b', 'ONBOARDING', '2027-01-01')],
      'b',
    ],
    [
      'the newer of two running ones',
      [employment('a', 'ACTIVE', '2022-01-01'), employment('b', 'ACTIVE', '2020-01-01')],
      'a',
    ],
    [
      'the last of two ended ones',
      [employment('a', 'INACTIVE', '2015-01-01'), employment('b', 'INACTIVE', '2020-01-01')],
      'b',
    ],
    [
      'the nearer of two coming ones',
      [employment('a', 'ONBOARDING', '2028-01-01'), employment('b', 'ONBOARDING', '2027-01-01')],
      'b',
    ],
    [
      'none when a status is hidden',
      [employment('a', 'INACTIVE', '2015-01-01'), employment('b', undefined, '2020-01-01')],
      undefined,
    ],
    [
      'none when the dates are hidden',
      [employment('a', 'ACTIVE'), employment('b', 'ACTIVE', '2020-01-01')],
      undefined,
    ],
    ['none without employments', [], undefined],
    ['none when the list was not sent', undefined, undefined],
  ])('is %s', (_which, list, expected) => {
    expect(currentEmployment(list)?.['id']).toBe(expected)
  })
})
