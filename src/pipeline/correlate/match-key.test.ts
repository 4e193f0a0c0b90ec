import { describe, expect, test } from 'vitest'
import { emailKey, mayImitate, numberKey } from '#model/match-key.ts'
import { looseEmailKey, looseNumberKey } from './look-alike-key.ts'

describe('Rule 7: employee numbers are text', () => {
  test.each([
    ['  00123\u00a0', '00123', 'white space around it'],
    ['00\u200b123', '00123', 'zero-width space'],
    ['００１２３', '00123', 'full-width digits'],
  ])('%j is %j: %s', (one, other) => expect(numberKey(one)).toBe(numberKey(other)))

  test.each([
    ['00123', '123'],
    ['1e3', '1000'],
    ['E12', 'e12'],
    ['O12', '012'],
    ['E-001', 'E001'],
  ])('%j is not %j', (one, other) => expect(numberKey(one)).not.toBe(numberKey(other)))

  test.each([
    ['00123', '123'],
    ['O12', '012'],
    ['E-001', 'e001'],
  ])('but %j looks like %j', (one, other) => expect(looseNumberKey(one)).toBe(looseNumberKey(other)))

  test.each([null, undefined, '', '  ', '\u200b'])('%j is none', (raw) => expect(numberKey(raw)).toBeNull())
})

describe('Rule 5: work e-mails are compared as mail is delivered', () => {
  test.each([
    [' Kari@North.Example ', 'kari@north.example', 'case and space'],
    ['kari\u200b@north.example', 'kari@north.example', 'zero-width space'],
    ['kari@münchen.example', 'kari@xn--mnchen-3ya.example', 'international domain'],
    ['a\u030ase@north.example', 'åse@north.example', 'composed accents'],
    ['kari@north.example.', 'kari@north.example', 'trailing dot of the domain'],
  ])('%j is %j: %s', (one, other) => expect(emailKey(one)).toBe(emailKey(other)))

  test.each([
    ['k.ari@north.example', 'kari@north.example', 'a dot counts'],
    ['kari+x@north.example', 'kari@north.example', 'a tag counts'],
    ['kаri@north.example', 'kari@north.example', 'Cyrillic а'],
    ['\u212aari@north.example', 'kari@north.example', 'Kelvin sign'],
    ['ｋari@north.example', 'kari@north.example', 'full-width k'],
    ['straße@north.example', 'strasse@north.example', 'sharp s'],
    ['İda@north.example', 'ida@north.example', 'dotted capital I'],
    ['kari@north.example', 'kari@south.example', 'another domain'],
  ])('%j is not %j: %s', (one, other) => expect(emailKey(one)).not.toBe(emailKey(other)))

  test.each([
    ['kаri@north.example', 'kari@north.example'],
    ['\u212aari@north.example', 'kari@north.example'],
    ['ｋari@north.example', 'kari@north.example'],
    ['k.ari+x@north.example', 'kari@north.example'],
    ['straße@north.example', 'strasse@north.example'],
    ['ıda@north.example', 'ida@north.example'],
  ])('but %j looks like %j', (one, other) => expect(looseEmailKey(one)).toBe(looseEmailKey(other)))

  test.each([null, '', 'kari', '@north.example', 'kari@'])('%j is none', (raw) =>
    expect(emailKey(raw)).toBeNull(),
  )

  test('whatever goes beyond ASCII before the @ is worth a look', () => {
    expect(mayImitate('åse@north.example')).toBe(true)
    expect(mayImitate('kari@münchen.example')).toBe(false)
  })
})
