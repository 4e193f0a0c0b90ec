import { describe, expect, it } from 'vitest'
import { describedCodes, describedKinds } from '#model/described-fields.ts'
import {
  employeeFields,
  employmentStatuses,
  employmentTypes,
  genders,
  leaverReasons,
} from '#model/employee.ts'
import { checkDescription } from './check-description.ts'

const plain = {
  version: 1,
  name: 'Acme People',
  address: 'https://hr.acme.example/api',
  signIn: { scheme: 'bearer', token: { secret: 'apiKey' } },
  people: { path: '/people', recordsAt: 'people', paging: { style: 'single-page' } },
  fields: { externalId: { path: 'id' }, startDate: { path: 'hired', format: 'DD.MM.YYYY' } },
}

const problemsOf = (changes: object) => {
  const checked = checkDescription(JSON.stringify({ ...plain, ...changes }))
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('a description', () => {
  it('is taken when it is whole', () => {
    expect(checkDescription(JSON.stringify(plain))).toMatchObject({ ok: true, description: plain })
  })

  it('names every field and code of an employee', () => {
    expect(Object.keys(describedKinds)).toEqual(employeeFields.filter((field) => field !== 'custom'))
    expect(describedCodes).toEqual({
      employmentStatus: employmentStatuses,
      employmentType: employmentTypes,
      leaverReason: leaverReasons,
      gender: genders,
    })
  })

  it.each([
    ['', 'Describe the HR system first.'],
    ['{"version":1', 'This is not JSON: it was cut or holds a slip of the pen.'],
  ])('%j is told for what it is', (text, message) => {
    expect(checkDescription(text)).toEqual({ ok: false, problems: [{ path: '', message }] })
  })

  it('tells everything that is wrong with its place, in sentences', () => {
    expect(
      problemsOf({
        name: ' ',
        address: 'ftp://hr.acme.example',
        people: { path: 'people', recordsAt: 'people', paging: { style: 'guess' } },
        fields: {
          startDate: { path: 'hired', format: 'dd.mm.yyyy' },
          employmentStatus: { path: 'state', values: { gone: 'left' } },
          shoeSize: { path: 'shoe' },
        },
      }),
    ).toEqual([
      'name: The name of the HR system is missing.',
      'address: The address begins with https:// and holds no user name, “?” or “#”.',
      'people.path: A path begins with “/” and holds no spaces, “?” or “#”; parameters have their own list.',
      'people.paging.style: The paging is one of single-page, page-number, offset, cursor, next-link.',
      'fields.externalId: This is missing.',
      'fields.employmentStatus.values.gone: A code means one of pending, active, leave, terminated.',
      'fields.startDate.format: A day is written as YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY, MM/DD/YYYY, DD-MM-YYYY.',
      'fields: “shoeSize” is not known here.',
    ])
  })

  it.each([
    ['a user name in the address', { address: 'https://reader:k@hr.acme.example' }],
    ['a way up', { people: { ...plain.people, path: '/people/../admin' } }],
    ['another host as a path', { people: { ...plain.people, path: '//evil.example/people' } }],
    ['a line break in a header', { headers: { 'X-Note': 'a\r\nHost: evil.example' } }],
    ['the host of another', { headers: { Host: 'evil.example' } }],
    ['a secret in a header', { headers: { 'X-Api-Key': 'k-1' } }],
    ['a secret as authorization', { headers: { Authorization: 'Bearer k-1' } }],
    ['a secret in the address of the list', { people: { ...plain.people, query: { api_key: 'k-1' } } }],
    ['a secret in the sign-in', { signIn: { scheme: 'bearer', token: 'k-1' } }],
    ['a secret of no slot', { signIn: { scheme: 'bearer', token: { secret: 'description' } } }],
    ['a later version', { version: 2 }],
  ])('refuses %s', (_what, changes) => {
    expect(problemsOf(changes)).toHaveLength(1)
  })

  it('sees what each part allows and the whole does not', () => {
    const custom = { id: 'shoe', label: 'Shoe size', path: 'shoe' }
    expect(
      problemsOf({
        customFields: [custom, custom],
        dimensions: ['custom:shoe', 'department'],
        people: {
          ...plain.people,
          query: { limit: '5' },
          paging: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 5 },
        },
      }),
    ).toEqual([
      'customFields.1.id: The id “shoe” is used twice.',
      'dimensions.1: People cannot be chosen by “department”: it is not described.',
      'people.query.limit: “limit” is set by the paging; take it out of the parameters.',
    ])
  })
})
