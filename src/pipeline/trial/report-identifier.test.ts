import { describe, expect, it, test } from 'vitest'
import type { Employee } from '#model/employee.ts'
import { emailKey, numberKey } from '#model/match-key.ts'
import type { Person } from '#model/person.ts'
import { looseEmailKey, looseNumberKey } from '../correlate/look-alike-key.ts'
import { oddityOf } from './oddity.ts'
import { reportIdentifier } from './report-identifier.ts'

function person(values: Record<string, string>, status: Person['status'] = 'active'): Person {
  return { id: values['employeeNumber'] ?? 'p', version: 1, status, values, periods: [], awards: null }
}

function ofNumbers(numbers: readonly (string | null)[], people: readonly Person[] = []) {
  return reportIdentifier({
    identifier: 'employeeNumber',
    source: 'employeeNumber',
    employees: numbers.map(
      (employeeNumber, n): Employee => ({ externalId: `e${n}`, givenName: `Ada${n}`, employeeNumber }),
    ),
    people,
    keys: {
      key: numberKey,
      loose: looseNumberKey,
      strangers: (one, other) => one.givenName !== other.values['givenName'],
    },
    suggestions: [],
  })
}

describe('the doctor of identifiers', () => {
  it('counts who has one, and names those who share one on either side', () => {
    const twice = [
      person({ givenName: 'Kari', employeeNumber: '9' }),
      person({ givenName: 'Ola', employeeNumber: '9' }),
    ]
    const report = ofNumbers(['1', '1', null], twice)
    expect(report).toMatchObject({ people: 3, filled: 2 })
    expect(report.duplicates).toEqual([{ value: '1', names: ['Ada0', 'Ada1'] }])
    expect(report.portalDuplicates).toEqual([{ value: '9', names: ['Kari', 'Ola'] }])
  })

  it('tells lost leading zeros from what only looks alike', () => {
    const people = [person({ employeeNumber: '00042' }), person({ employeeNumber: 'A-17' })]
    const report = ofNumbers(['42', 'a17'], people)
    expect(report.lostLeadingZeros).toEqual([{ record: '42', person: '00042' }])
    expect(report.lookAlikes).toMatchObject([{ record: 'a17', person: 'A-17' }])
  })

  it('finds a number that was given anew after somebody left, and not that person come back', () => {
    const left = person({ givenName: 'Kari', employeeNumber: '7' }, 'terminated')
    expect(ofNumbers(['7'], [left]).reused).toEqual([{ value: '7', record: 'Ada0', person: 'Kari' }])
    const back = person({ givenName: 'Ada0', employeeNumber: '7' }, 'terminated')
    expect(ofNumbers(['7'], [back]).reused).toEqual([])
    expect(ofNumbers(['7'], [person({ givenName: 'Kari', employeeNumber: '7' })]).reused).toEqual([])
  })

  it('compares e-mails as the preview does', () => {
    const report = reportIdentifier({
      identifier: 'workEmail',
      source: 'workEmail',
      employees: [{ externalId: 'e1', workEmail: 'KARI@North.Example' }],
      people: [person({ workEmail: 'kari@north.example' })],
      keys: { key: emailKey, loose: looseEmailKey, strangers: () => false },
      suggestions: [],
    })
    expect(report).toMatchObject({ matched: 1, lookAlikes: [] })
  })
})

describe('what is odd about an identifier', () => {
  test.each([
    ['00042', null],
    ['kari.nordmann@north.example', null],
    ['å.øye@north.example', null],
    ['00\u200b42', 'invisible characters'],
    ['00042 ', 'spaces'],
    ['０００４２', 'full-width characters'],
    ['k\u0430ri@north.example', 'letters of several scripts'],
    ['kari@n\u043erth.example', 'domain in another script'],
    ['kari@xn--nrth-0qa.example', 'domain in another script'],
    ['1.2E+05', 'spreadsheet number'],
    ['1042.0', 'spreadsheet number'],
  ])('“%s”: %s', (value, why) => {
    expect(oddityOf(value)).toBe(why)
  })
})
