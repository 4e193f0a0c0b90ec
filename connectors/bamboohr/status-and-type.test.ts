import { describe, expect, it } from 'vitest'
import { employmentStatus, employmentType } from './status-and-type.ts'

const value = (...told: Parameters<typeof employmentStatus>) => employmentStatus(...told)?.value

describe('Inactive in BambooHR', () => {
  it.each([
    ['a leaver', 'Inactive', '2025-08-31', '2018-01-08', 'Terminated', 'terminated'],
    ['a leaver by the date alone', 'Inactive', '2025-08-31', '2018-01-08', undefined, 'terminated'],
    ['a leaver by the word alone', 'Inactive', '', '2018-01-08', 'Terminated', 'terminated'],
    ['a future hire', 'Inactive', '', '2027-02-01', 'Full-Time', 'pending'],
    ['a future hire with the empty date of old', 'Inactive', '0000-00-00', '2027-02-01', '', 'pending'],
    ['a leaver who comes back', 'Inactive', '2024-05-31', '2027-02-01', 'Terminated', 'pending'],
    ['somebody at work', 'Active', '', '2018-01-08', 'Full-Time', 'active'],
    ['somebody with a coming end', 'Active', '2027-05-31', '2018-01-08', 'Full-Time', 'active'],
    ['somebody on leave', 'Active', '', '2018-01-08', 'Parental Leave', 'leave'],
  ])('%s', (_who, status, terminated, hired, history, expected) => {
    expect(value(status, terminated, hired, history)).toBe(expected)
  })

  it('is no guess when the key may see nothing that tells', () => {
    expect(() => employmentStatus('Inactive', undefined, '2018-01-08', undefined)).toThrow('Inactive may be')
  })

  it('tells no type by words that are a status', () => {
    expect(employmentType('Terminated')).toBeUndefined()
    expect(employmentType('Leave of Absence')).toBeUndefined()
    expect(employmentType('')).toBeNull()
  })
})
