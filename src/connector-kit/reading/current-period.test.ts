import { describe, expect, it } from 'vitest'
import { currentPeriod } from './current-period.ts'

const day = '2026-11-22'
const part = (startDate: string, endDate: string | null = null) => ({ startDate, endDate })

describe('the period that counts', () => {
  it.each([
    ['one that runs', [part('2020-01-01')], ['2020-01-01', null]],
    ['one that ends today still runs', [part('2020-01-01', day)], ['2020-01-01', day]],
    [
      'parts without a gap are one',
      [part('2020-01-01', '2023-12-31'), part('2024-01-01')],
      ['2020-01-01', null],
    ],
    [
      'a part that runs beside an ended one',
      [part('2020-01-01'), part('2021-01-01', '2022-01-01')],
      ['2020-01-01', null],
    ],
    [
      'an earlier period is history',
      [part('2015-01-01', '2018-12-31'), part('2022-03-01')],
      ['2022-03-01', null],
    ],
    [
      'a coming one after a gap waits',
      [part('2020-01-01', '2026-12-31'), part('2027-03-01')],
      ['2020-01-01', '2026-12-31'],
    ],
    [
      'left and returns: the end is the earlier one',
      [part('2020-01-01', '2026-10-31'), part('2027-03-01')],
      ['2027-03-01', '2026-10-31'],
    ],
    [
      'only coming ones: the nearest',
      [part('2028-01-01'), part('2027-01-01', '2027-06-30')],
      ['2027-01-01', '2027-06-30'],
    ],
    [
      'only ended ones: the last',
      [part('2015-01-01', '2016-01-01'), part('2018-01-01', '2019-01-01')],
      ['2018-01-01', '2019-01-01'],
    ],
  ])('%s', (_name, parts, [startDate, endDate]) => {
    expect(currentPeriod(parts, day)).toMatchObject({ startDate, endDate })
  })

  it('takes the part that counts on the day, not the one that is coming', () => {
    const now = part('2020-01-01', '2026-12-31')
    const then = part('2027-01-01')
    const found = currentPeriod([then, now], day)
    expect(found?.part).toBe(now)
    expect(found).toMatchObject({ startDate: '2020-01-01', endDate: null, firstStartDate: '2020-01-01' })
  })

  it('is nothing without parts', () => {
    expect(currentPeriod([], day)).toBeUndefined()
  })
})
