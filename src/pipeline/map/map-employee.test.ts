import { describe, expect, test } from 'vitest'
import { defaultSettings } from '#model/default-settings.ts'
import type { Employee } from '#model/employee.ts'
import type { AttributeMapping, LegalEntityRule, Transform } from '#model/settings.ts'
import { mapEmployee } from './map-employee.ts'

const entity = (id: string) => ({ id, name: id, organisationNumber: null, country: null, timeZone: null })

function map(
  employee: Partial<Employee>,
  lines: Partial<AttributeMapping>[],
  rule: LegalEntityRule = { kind: 'none' },
) {
  const mapping = lines.map((line) => ({
    attribute: 'custom:x',
    sources: ['custom:a'],
    transform: { kind: 'as-is' } as const,
    owner: 'always' as const,
    whenEmpty: 'keep' as const,
    ...line,
  }))
  const context = {
    legalEntityRule: rule,
    legalEntities: [entity('no'), entity('se')],
    links: new Map([['boss', 'p9']]),
    records: new Set(['peer']),
  }
  return mapEmployee({ externalId: 'e1', ...employee }, mapping, context)
}

const one = (value: string | null, transform: Transform) => {
  const made = map({ custom: { a: value } }, [{ transform }])
  return made.problems[0]?.code ?? made.values[0]?.value
}

describe('Rule 6: missing is not empty', () => {
  test.each([
    ['all absent: absent', {}, undefined],
    ['first filled wins', { custom: { a: '1', b: '2' } }, '1'],
    ['an empty one is passed over', { custom: { a: '', b: '2' } }, '2'],
    ['all empty: empty', { custom: { a: null, b: null } }, null],
  ])('%s', (_, employee, expected) => {
    const made = map(employee, [{ sources: ['custom:a', 'custom:b'] }])
    expect(made.values[0]?.value).toBe(expected)
    expect(made.values[0]?.partial).toBeUndefined()
  })

  test.each([{ custom: { b: '2' } }, { custom: { a: null } }])(
    'what an absent source leaves open is marked: %j',
    (employee) => {
      expect(map(employee, [{ sources: ['custom:a', 'custom:b'] }]).values[0]?.partial).toBe(true)
    },
  )

  test('a join with a part that was not supplied is not supplied', () => {
    const join = {
      sources: ['givenName', 'familyName'],
      transform: { kind: 'join', separator: ' ' } as const,
    }
    expect(map({ givenName: 'Kari' }, [join]).values).toEqual([])
    expect(map({ givenName: 'Kari', familyName: null }, [join]).values[0]?.value).toBe('Kari')
  })

  test('names that every object has are no values', () => {
    expect(map({ custom: {} }, [{ sources: ['custom:constructor', 'custom:__proto__'] }]).values).toEqual([])
  })
})

describe('Transforms', () => {
  const table: Transform = { kind: 'table', entries: { Oslo: 'NO-03' }, otherwise: null }
  test.each<[string, string, Transform, string | null]>([
    ['table', 'Oslo', table, 'NO-03'],
    ['a value that the table lacks is a problem', 'Bergen', table, 'unmapped value'],
    ['a name that objects have anyway is lacking too', 'constructor', table, 'unmapped value'],
    ['otherwise', 'Bergen', { ...table, otherwise: 'NO' }, 'NO'],
    ['date', '28.02.2026', { kind: 'date', format: 'DD.MM.YYYY' }, '2026-02-28'],
    ['date without leading zeros', '1/2/2026', { kind: 'date', format: 'MM/DD/YYYY' }, '2026-01-02'],
    ['a day that does not exist', '30.02.2026', { kind: 'date', format: 'DD.MM.YYYY' }, 'bad date'],
    ['two digits of a year are no year', '31/12/99', { kind: 'date', format: 'DD/MM/YYYY' }, 'bad date'],
    ['a date in another format', '2026-02-28', { kind: 'date', format: 'DD.MM.YYYY' }, 'bad date'],
    ['first', 'Berg, Kari Anne', { kind: 'split', separator: ',', take: 'first' }, 'Berg'],
    ['last', 'Kari Anne Berg', { kind: 'split', separator: ' ', take: 'last' }, 'Berg'],
    ['rest', 'Kari Anne Berg', { kind: 'split', separator: ' ', take: 'rest' }, 'Anne Berg'],
    ['nothing is left over', 'Kari', { kind: 'split', separator: ' ', take: 'rest' }, null],
    ['lower', 'KARI', { kind: 'case', to: 'lower' }, 'kari'],
    ['fixed', 'anything', { kind: 'fixed', value: 'NOK' }, 'NOK'],
  ])('%s', (_, value, transform, expected) => expect(one(value, transform)).toBe(expected))

  test('a code keeps what the HR system wrote beside it, money and addresses are text', () => {
    const made = map(
      {
        employmentType: { value: 'contractor', source: 'Freelancer' },
        salary: { amount: '0700.50', currency: 'NOK' },
        homeAddress: { lines: ['Gata 1'], postalCode: '0150', city: 'Oslo', country: 'NO' },
      },
      [
        { attribute: 'employmentType', sources: ['employmentType'] },
        { attribute: 'salary', sources: ['salary'] },
        { attribute: 'homeAddress', sources: ['homeAddress'] },
      ],
    )
    expect(made.values.map((value) => value.value)).toEqual([
      'contractor',
      '0700.50 NOK',
      'Gata 1\n0150 Oslo\nNO',
    ])
    expect(made.values[0]?.source).toEqual({ field: 'employmentType', value: 'Freelancer' })
  })
})

describe('Legal entities and managers', () => {
  const rule: LegalEntityRule = {
    kind: 'by-value',
    source: 'legalEntity',
    values: { 'North AS': 'no', Old: 'erased' },
    fallbackId: null,
  }
  test.each([
    ['by value', { legalEntity: 'North AS' }, rule, 'no'],
    ['a value that no rule names', { legalEntity: 'East Oy' }, rule, 'unmapped value'],
    ['an entity that is no longer there', { legalEntity: 'Old' }, rule, 'unknown legal entity'],
    ['fallback', { legalEntity: 'East Oy' }, { ...rule, fallbackId: 'se' }, 'se'],
    ['one for all', {}, { kind: 'one', legalEntityId: 'se' } as const, 'se'],
    ['none', { legalEntity: 'North AS' }, { kind: 'none' } as const, undefined],
    ['not supplied', {}, rule, undefined],
  ])('%s', (_, employee, chosen, expected) => {
    const made = map(employee, [{ attribute: 'legalEntity', sources: ['legalEntity'] }], chosen)
    expect(made.problems[0]?.code ?? made.values[0]?.value).toBe(expected)
  })

  test.each([
    ['boss', 'p9'],
    ['peer', 'record:peer'],
    ['nobody', 'unknown manager'],
  ])('the manager %s is %s', (managerExternalId, expected) => {
    const made = map({ managerExternalId }, [{ attribute: 'manager', sources: ['managerExternalId'] }])
    expect(made.problems[0]?.code ?? made.values[0]?.value).toBe(expected)
  })
})

describe('Default settings', () => {
  test('every field that can be read and is not sensitive, the number as identifier', () => {
    const made = defaultSettings(['employeeNumber', 'workEmail', 'salary', 'birthDate', 'title'])
    expect(made.mapping.map((line) => line.attribute)).toEqual(['employeeNumber', 'workEmail', 'title'])
    expect(made.identifier).toBe('employeeNumber')
  })

  test('the e-mail where the HR system has no number of its own', () => {
    expect(defaultSettings(['workEmail']).identifier).toBe('workEmail')
  })
})
