import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { employeeFields } from '#model/employee.ts'
import { normaliseHeading } from './normalise-heading.ts'
import { type ColumnTargets, recogniseColumns } from './recognise-columns.ts'
import { sensitiveSynonyms } from './sensitive-synonyms.ts'
import { managerNumberSynonyms, workSynonyms } from './work-synonyms.ts'

function filledBy(headings: readonly string[], targets: ColumnTargets = {}) {
  const { columns, problems } = recogniseColumns(headings, targets)
  const fills = columns.map(({ fills: one }) =>
    one === null ? null : 'field' in one ? one.field : `custom:${one.custom}`,
  )
  return { fills, problems }
}

describe('recogniseColumns', () => {
  it('knows every field by its own name and no heading by two, save the employee id', () => {
    const synonyms: Readonly<Record<string, string>> = { ...workSynonyms, ...sensitiveSynonyms }
    const seen = new Map<string, string>()
    for (const [field, headings] of [
      ...Object.entries(synonyms),
      ['managerNumber', managerNumberSynonyms] as const,
    ]) {
      for (const heading of new Set(headings.split(',').map(normaliseHeading))) {
        if (heading !== 'employeeid') expect(seen.get(heading), `“${heading}”`).toBeUndefined()
        expect(heading).not.toBe('')
        seen.set(heading, field)
      }
    }
    for (const field of employeeFields.filter((name) => name !== 'custom'))
      expect(filledBy([field]).fills).toEqual([field])
  })

  it('does not mind case, accents, spaces, punctuation and what stands in brackets', () => {
    const headings = [
      'EMPLOYEE_NUMBER',
      'prenom',
      'Nom  de famille',
      'Start date (dd.mm.yyyy)',
      'E-Post*',
      'ＤＥＰＡＲＴＭＥＮＴ',
    ]
    expect(filledBy(headings).fills).toEqual([
      'employeeNumber',
      'givenName',
      'familyName',
      'startDate',
      'workEmail',
      'department',
    ])
  })

  it('takes “Employee ID” for the number, or for the id where the number has a column of its own', () => {
    expect(filledBy(['Employee ID']).fills).toEqual(['employeeNumber'])
    expect(filledBy(['Employee ID', 'Employee number']).fills).toEqual(['externalId', 'employeeNumber'])
  })

  it('takes “Name” beside “Vorname” for the family name, and for the whole name elsewhere', () => {
    expect(filledBy(['Name', 'Vorname']).fills).toEqual(['familyName', 'givenName'])
    expect(filledBy(['Name', 'First name', 'Last name']).fills).toEqual([
      'displayName',
      'givenName',
      'familyName',
    ])
  })

  it('never takes a manager’s number for an id of another kind', () => {
    expect(filledBy(['Employee number', 'Manager number']).fills).toEqual([
      'employeeNumber',
      'managerExternalId',
    ])
    const { fills, problems } = filledBy(['ID', 'Employee number', 'Manager number'])
    expect(fills[2]).toBe('custom:Manager number')
    expect(problems).toMatchObject([{ code: 'unknown-heading', field: 'Manager number' }])
  })

  it('uses the first of two headings for one field and says so of the other', () => {
    const { fills, problems } = filledBy(['E-mail', 'Work email'])
    expect(fills).toEqual(['workEmail', 'custom:Work email'])
    expect(problems).toMatchObject([{ code: 'unknown-heading', field: 'Work email' }])
  })

  it('puts what a person said before what the headings suggest', () => {
    const targets = { Ref: 'employeeNumber', 'Employee number': 'custom:old', 'E-MAIL': null, Absent: 'team' }
    const { fills, problems } = filledBy(['Ref', 'Employee number', 'E-mail'], targets)
    expect(fills).toEqual(['employeeNumber', 'custom:old', null])
    expect(problems).toMatchObject([{ field: 'Absent' }])
  })

  it('refuses a target that is no field, naming those that are', () => {
    expect(() => recogniseColumns(['A'], { A: 'jobTitel' })).toThrow('“jobTitel” for “A” is no field')
  })

  it('treats any heading as data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'))),
        (headings) => {
          const { columns } = recogniseColumns(headings)
          expect(columns.map((column) => column.heading)).toEqual(headings)
          const used = columns.flatMap(({ fills }) => (fills ? [JSON.stringify(fills)] : []))
          expect(new Set(used).size).toBe(used.length)
        },
      ),
    )
  })
})
