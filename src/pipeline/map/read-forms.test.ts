import { describe, expect, it, test } from 'vitest'
import { dayFormats } from '#model/settings.ts'
import { readDay } from './read-day.ts'
import { readCountry, readPhone } from './read-forms.ts'

describe('telephone numbers in one form', () => {
  test.each([
    ['22 12 34 56', 'NO', '+4722123456'],
    ['+46 8 123 456 78', 'NO', '+46812345678'],
    ['0047 22123456', 'SE', '+4722123456'],
    ['(030) 123456', 'DE', '+4930123456'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['ext. 12', 'NO', null],
    ['12', 'NO', null],
    ['n/a', 'NO', null],
    ['22123456', 'QQ', null],
  ])('%s of %s is %s', (written, country, expected) => {
    expect(readPhone(written, country)).toBe(expected)
  })
})

describe('countries by any of their names', () => {
  test.each([
    ['Norge', 'NO'],
    ['norway', 'NO'],
    [' NOR ', 'NO'],
    ['578', 'NO'],
    ['no', 'NO'],
    ['Sverige', 'SE'],
    ['Deutschland', 'DE'],
    ['België', 'BE'],
    ['Österreich', 'AT'],
    ['United Kingdom', 'GB'],
    ['日本', 'JP'],
    ['Atlantis', null],
    ['XX', null],
    ['', null],
  ])('“%s” is %s', (written, expected) => {
    expect(readCountry(written, 'code')).toBe(expected)
  })

  it('can be written as English names', () => {
    expect(readCountry('Norge', 'name')).toBe('Norway')
    expect(readCountry('SWE', 'name')).toBe('Sweden')
  })
})

describe('days in every form that is offered', () => {
  const written: Record<(typeof dayFormats)[number], string> = {
    'YYYY-MM-DD': '2026-03-07',
    'DD.MM.YYYY': '7.3.2026',
    'DD/MM/YYYY': '07/03/2026',
    'MM/DD/YYYY': '3/7/2026',
    'DD-MM-YYYY': '07-03-2026',
    'YYYY/MM/DD': '2026/03/07',
    YYYYMMDD: '20260307',
    'DD-MMM-YYYY': '07-Mar-2026',
  }
  test.each(dayFormats.map((format) => [format, written[format]] as const))('%s: %s', (format, text) => {
    expect(readDay(text, format)).toBe('2026-03-07')
  })

  test.each([
    ['31.02.2026', 'DD.MM.YYYY'],
    ['07.03.26', 'DD.MM.YYYY'],
    ['2026-13-01', 'YYYY-MM-DD'],
    ['07-Mai-2026', 'DD-MMM-YYYY'],
    ['2026037', 'YYYYMMDD'],
  ] as const)('%s is no day written %s', (text, format) => {
    expect(readDay(text, format)).toBeNull()
  })
})
