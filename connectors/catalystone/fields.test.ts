import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#connector-kit'
import { discoverFields } from './custom-fields.ts'
import { fields } from './fields.ts'
import { employmentStatus } from './status.ts'

const person = (
  values: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>> = {},
) => ({
  guid: 'g',
  today: '2026-11-22',
  field: Object.fromEntries(
    Object.entries(values).map(([number, value]) => [
      number,
      { name: labels[number] ?? number, data: { value } },
    ]),
  ),
})
const status = (record: JsonObject) => employmentStatus.read(record)

describe('the status', () => {
  it('follows the days, whatever the account says', () => {
    expect(status(person({ 38: '2026-11-21', 103: 'Active' }))).toEqual({
      value: 'terminated',
      source: '2026-11-21',
    })
    expect(status(person({ 38: '2026-11-22', 103: 'Active' }))).toMatchObject({ value: 'active' })
    expect(status(person({ 37: '2026-11-23', 103: 'Inactive' }))).toMatchObject({ value: 'pending' })
  })

  it('is a finding where the account is inactive and nobody said that the person left', () => {
    expect(() => status(person({ 38: '', 103: 'Inactive' }))).toThrow(/may be a leaver/)
    expect(() => status(person({ 38: '2027-01-01', 103: 'Inaktiv' }))).toThrow(/may be a leaver/)
  })

  it('is a finding for a word that nobody knows, and absent without a word', () => {
    expect(() => status(person({ 103: 'Locked' }))).toThrow(/“Locked” is not known/)
    expect(status(person({ 37: '2020-01-01' }))).toBeUndefined()
  })

  it('guesses no day', () => {
    expect(() => status(person({ 38: '03/04/2026', 103: 'Active' }))).toThrow(/not a calendar day/)
  })
})

describe('fields of the company’s own', () => {
  it('legal entity is the field that has this label, wherever it lies', () => {
    const { legalEntity } = fields
    expect(legalEntity.read(person({ 1002: 'Nordlys AS' }, { 1002: 'Legal entity' }))).toBe('Nordlys AS')
    expect(legalEntity.read(person({ 1777: 'Nordlys AB' }, { 1777: 'Legal Entity ' }))).toBe('Nordlys AB')
    expect(legalEntity.read(person({ 1002: 'Something else' }, { 1002: 'Shoe size' }))).toBeUndefined()
  })

  it('two fields with one label are not chosen between', () => {
    const labels = { 1002: 'Legal entity', 1003: 'Legal entity' }
    expect(fields.legalEntity.read(person({ 1002: 'A', 1003: 'B' }, labels))).toBeUndefined()
  })

  it('are offered by their labels; passwords, documents and what is read anyway are not', () => {
    const some = [
      person(
        { 7: 'a@b.example', 1046: 'Permanent', 1237: 'x' },
        { 1046: 'Employment type', 1237: 'Lösenord Google' },
      ),
      { field: { 1300: { name: 'Photo', type: 'PHOTO' }, 1005: { name: 'Private e-mail', type: 'EMAIL' } } },
    ]
    expect(discoverFields(some)).toEqual([
      { id: '1005', label: 'Private e-mail', type: 'EMAIL', sensitive: true },
      { id: '1046', label: 'Employment type', type: null, sensitive: false },
    ])
  })
})
