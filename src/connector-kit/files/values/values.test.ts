import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCode } from './code-tables.ts'
import { addEvidence, dayOrder, noEvidence, readDay } from './day-format.ts'
import { readMoney } from './read-money.ts'

describe('readDay', () => {
  it.each([
    ['2025-12-31', '2025-12-31'],
    ['2025/12/31', '2025-12-31'],
    ['20251231', '2025-12-31'],
    ['31.12.2025', '2025-12-31'],
    ['1.2.2025', '2025-02-01'],
    ['2025-12-31T00:00:00Z', '2025-12-31'],
    ['2025-12-31 00:00:00.000+02:00', '2025-12-31'],
    ['31/12/2025 00:00', '2025-12-31'],
  ])('reads %s', (written, day) => {
    expect(readDay(written, 'day-first')).toEqual({ day })
  })

  it.each([
    '30.02.2025',
    '29.02.2023',
    '0000-00-00',
    '31/12/99',
    '45000',
    '1735689600000',
    '2025-13-01',
    'soon',
    '32/01/2025',
  ])('refuses %s', (written) => {
    expect(readDay(written, 'day-first')).toHaveProperty('wrong')
  })

  it('refuses a time that may belong to the day after', () => {
    expect(readDay('2024-12-31T23:00:00Z', 'unknown')).toEqual({ wrong: 'time of day' })
  })

  it('reads every day of the calendar in every way of writing it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [year, month, day] = iso.split('-')
          expect(readDay(`${day}.${month}.${year}`, 'unknown')).toEqual({ day: iso })
          expect(readDay(`${day}/${month}/${year}`, 'day-first')).toEqual({ day: iso })
          expect(readDay(`${month}-${day}-${year}`, 'month-first')).toEqual({ day: iso })
        },
      ),
    )
  })
})

describe('dayOrder', () => {
  const orderOf = (...days: string[]) => {
    const evidence = noEvidence()
    for (const day of days) addEvidence(evidence, day)
    return dayOrder(evidence, null)
  }

  it('learns from the column’s own values, and from nothing else', () => {
    expect(orderOf('03/04/2025', '31/12/2025')).toBe('day-first')
    expect(orderOf('03/04/2025', '12/31/2025')).toBe('month-first')
    expect(orderOf('03/04/2025', '2025-12-31', '31.12.2025')).toBe('unknown')
    expect(orderOf('13/04/2025', '04/13/2025')).toBe('unknown')
  })

  it('believes what a person declared', () => {
    expect(dayOrder(noEvidence(), 'MM/DD/YYYY')).toBe('month-first')
    expect(dayOrder(noEvidence(), 'DD-MM-YYYY')).toBe('day-first')
  })
})

describe('readCode', () => {
  it('knows the statuses in six languages', () => {
    for (const word of ['Active', 'aktiv', 'Anställd', 'ansat', 'Angestellt', 'ACTIF'])
      expect(readCode('employmentStatus', word)).toBe('active')
    for (const word of ['Terminated', 'sluttet', 'Slutat', 'fratrådt', 'ausgeschieden', 'sorti']) {
      expect(readCode('employmentStatus', word)).toBe('terminated')
    }
    for (const word of ['on leave', 'Permisjon', 'föräldraledig', 'orlov', 'Elternzeit', 'En congé']) {
      expect(readCode('employmentStatus', word)).toBe('leave')
    }
  })

  it('takes nobody under notice for a leaver, and no unknown word for anything', () => {
    for (const word of ['resigned', 'gekündigt', 'oppsagt', 'A', 'constructor', '__proto__', '']) {
      expect(readCode('employmentStatus', word)).toBeNull()
    }
  })
})

describe('readMoney', () => {
  it.each([
    ['650000', '650000'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1 234 567,8', '1234567.8'],
    ['1.234.567', '1234567'],
    ["72'500.00", '72500.00'],
    ['-12,5', '-12.5'],
  ])('reads %s', (written, amount) => {
    expect(readMoney(written, 'nok')).toEqual({ amount, currency: 'NOK' })
  })

  it('takes the currency from the cell first', () => {
    expect(readMoney('EUR 1 000', 'NOK')).toEqual({ amount: '1000', currency: 'EUR' })
  })

  it.each(['1.234', '1,234', '1.234,56.7', 'NaN', '', '12e3'])('does not guess at %s', (written) => {
    expect(readMoney(written, 'NOK')).toBeNull()
  })

  it('gives no amount without its currency', () => {
    expect(readMoney('650000', null)).toBeNull()
  })
})
