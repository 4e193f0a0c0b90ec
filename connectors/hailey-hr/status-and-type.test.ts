import { describe, expect, it } from 'vitest'
import { employmentStatus, startDate } from './status-and-type.ts'

describe('somebody who comes back', () => {
  const today = '2026-11-22'
  it.each([
    ['joined long ago', { dateOfJoining: '2015-01-01', employmentStatus: 'InService' }, '2015-01-01'],
    ['joins later', { dateOfJoining: '2027-01-01', employmentStatus: 'WillJoin' }, '2027-01-01'],
    ['comes back', { dateOfJoining: '2015-01-01', employmentStatus: 'Will join' }, undefined],
    ['has no day', { dateOfJoining: null, employmentStatus: 'WillJoin' }, null],
  ])('%s', (_name, record, expected) => {
    expect(startDate.read({ ...record, today })).toBe(expected)
  })

  it('reads both spellings of a status', () => {
    for (const spelling of ['HasLeft', 'Has left'])
      expect(employmentStatus.read({ employmentStatus: spelling })).toEqual({
        value: 'terminated',
        source: spelling,
      })
  })
})
