import { describe, expect, it } from 'vitest'
import { dayOf } from './days.ts'

describe('a day of OData', () => {
  it.each([
    ['/Date(1735603200000)/', '2024-12-31'],
    ['/Date(1735603200000+0000)/', '2024-12-31'],
    ['/Date(-309312000000)/', '1960-03-14'],
    // The clock of the place, two hours ahead: midnight there is 22:00 of the day before in UTC.
    ['/Date(1735596000000+0120)/', '2024-12-31'],
    ['/Date(253402214400000)/', null],
    ['', null],
    [null, null],
  ])('%s is %s', (written, day) => {
    expect(dayOf(written)).toBe(day)
  })

  it.each(['/Date(1735596000000)/', '/Date(1735596000000+0000)/', '2024-12-31', '/Date()/', 1735603200000])(
    '%s is none',
    (written) => {
      expect(() => dayOf(written)).toThrow(/not a calendar day/)
    },
  )
})
