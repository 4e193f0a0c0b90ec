import { describe, expect, it } from 'vitest'
import { asScalar } from './as-scalar.ts'
import { looksSensitive } from './looks-sensitive.ts'
import { parseJson } from './parse-json.ts'
import { ReadProblem } from './read-problem.ts'
import { asAddress, coded, day, fromPaths, id, moneyText, text } from './readers.ts'

const codeOf = (read: () => unknown) => {
  try {
    return read()
  } catch (error) {
    if (error instanceof ReadProblem) return error.code
    throw error
  }
}

describe('missing is not empty', () => {
  const name = text('work.name')

  it.each([
    ['a key that was not sent', {}, undefined],
    ['a parent without the key', { work: {} }, undefined],
    ['an empty parent', { work: null }, null],
    ['null', { work: { name: null } }, null],
    ['an empty text', { work: { name: '' } }, null],
    ['a blank text', { work: { name: '  ' } }, null],
    ['a text', { work: { name: ' Åse ' } }, ' Åse '],
    ['a parent that is no object', { work: 'x' }, 'bad-value'],
    ['a name with a dot of its own', { 'work.name': 'A', work: { name: 'B' } }, 'A'],
    ['an inherited key', { work: Object.create({ name: 'inherited' }) }, undefined],
  ])('%s', (_name, record, expected) => {
    expect(codeOf(() => name.read(record))).toBe(expected)
  })

  it('leaves parts of an address out that were not sent', () => {
    expect(asAddress({ lines: ['A 1', ''], postalCode: undefined, city: null, country: 'NO' })).toEqual({
      lines: ['A 1'],
      city: null,
      country: 'NO',
    })
    expect(asAddress({ lines: [''], postalCode: null, city: '', country: null })).toBeNull()
    expect(asAddress({ lines: [''], postalCode: undefined, city: '', country: null })).toBeUndefined()
  })

  it('does not call a reader whose paths were all not sent', () => {
    expect(fromPaths(['a', 'b'], () => 'called').read({ c: 1 })).toBeUndefined()
  })
})

describe('texts', () => {
  it.each([
    ['00005', '00005'],
    [5, '5'],
    [1e15, '1000000000000000'],
    [2 ** 53, 'unsafe-number'],
    [true, 'bad-value'],
    [['a'], 'bad-value'],
    ['a\0b', 'bad-value'],
    ['x'.repeat(70_000), 'bad-value'],
    ['👩‍🚀 \u202Eabc', '👩‍🚀 \u202Eabc'],
  ])('%j', (value, expected) => {
    expect(codeOf(() => text('v').read({ v: value }))).toBe(expected)
  })

  it('has no record without an id', () => {
    for (const record of [{}, { id: null }, { id: '' }])
      expect(codeOf(() => id('id').read(record))).toBe('missing-id')
  })
})

describe('days', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-30', 'bad-date'],
    ['2025-02-29', 'bad-date'],
    ['0000-00-00', null],
    ['2018-09-02T00:00:00+02:00', '2018-09-02'],
    ['1835-02-01T00:00:00+00:53', '1835-02-01'],
    ['2018-09-02 00:00:00', '2018-09-02'],
    ['2018-09-02T00:00:00.000Z', '2018-09-02'],
    ['2014-11-08T23:00:00Z', 'bad-date'],
    ['31/12/2026', 'bad-date'],
    ['46000', 'bad-date'],
    [1_767_225_600_000, 'bad-date'],
    ['9999-12-31', '9999-12-31'],
  ])('%s', (value, expected) => {
    expect(codeOf(() => day('d').read({ d: value }))).toBe(expected)
  })

  it('are read in the formats that are named, and no others', () => {
    expect(day('d', { formats: ['DD.MM.YYYY'] }).read({ d: '1.2.2026' })).toBe('2026-02-01')
    expect(day('d', { formats: ['DD/MM/YYYY'] }).read({ d: '03/04/2026' })).toBe('2026-04-03')
    expect(day('d', { formats: ['MM/DD/YYYY'] }).read({ d: '03/04/2026' })).toBe('2026-03-04')
    expect(codeOf(() => day('d', { formats: ['MM/DD/YYYY'] }).read({ d: '31/12/2026' }))).toBe('bad-date')
  })
})

describe('codes and money', () => {
  const status = coded('s', { active: 'active', gone: 'terminated' } as const)

  it('keeps the source beside the value, whatever its case', () => {
    expect(status.read({ s: 'Active' })).toEqual({ value: 'active', source: 'Active' })
    expect(status.read({ s: null })).toBeNull()
  })

  it('never guesses an unknown code, prototype names included', () => {
    for (const s of ['dormant', 'constructor', '__proto__', 'toString'])
      expect(codeOf(() => status.read({ s }))).toBe('unknown-code')
  })

  it('keeps every digit of an amount and wants its currency', () => {
    expect(moneyText('m').read({ m: '65000.10 USD' })).toEqual({ amount: '65000.10', currency: 'USD' })
    for (const m of ['65000', '1.234,56 EUR', 'NaN USD', '65000 usd'])
      expect(codeOf(() => moneyText('m').read({ m }))).toBe('bad-value')
  })
})

it('reads custom values of any type', () => {
  expect([undefined, '', null, [], true, 7, '00123', ['a', 'b'], '2026-02-28'].map(asScalar)).toEqual([
    undefined,
    null,
    null,
    null,
    true,
    '7',
    '00123',
    'a, b',
    '2026-02-28',
  ])
  expect(codeOf(() => asScalar('2026-02-30'))).toBe('bad-date')
  expect(codeOf(() => asScalar({ a: 1 }))).toBe('bad-value')
})

describe('JSON', () => {
  const parse = (json: string) => parseJson(Buffer.from(json))

  it('keeps long integers as text and leaves other numbers alone', () => {
    expect(parse('{"id":12345678901234567890,"n":-9007199254740993,"f":0.1234567890123456,"s":7}')).toEqual({
      id: '12345678901234567890',
      n: '-9007199254740993',
      f: 0.1234567890123456,
      s: 7,
    })
  })

  it('counts depth outside texts only', () => {
    expect(parse(`{"a":"${'['.repeat(500)}\\""}`)).toEqual({ a: `${'['.repeat(500)}"` })
    expect(() => parse(`${'['.repeat(65)}${']'.repeat(65)}`)).toThrow(RangeError)
    expect(parse(`${'['.repeat(64)}${']'.repeat(64)}`)).toBeInstanceOf(Array)
  })
})

it('takes names of sensitive fields for sensitive in the languages of the region', () => {
  for (const name of [
    'IBAN',
    'Steuer-ID',
    'Fødselsnummer',
    'date_of_birth',
    'Gehalt',
    'Home address',
    'Personal email',
    'National ID',
  ])
    expect(looksSensitive(name), name).toBe(true)
  for (const name of ['Personalnummer', 'Cost center', 'T-shirt size', 'Legal entity', 'Division', 'Team'])
    expect(looksSensitive(name), name).toBe(false)
})
