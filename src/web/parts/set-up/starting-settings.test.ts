import { expect, test } from 'vitest'
import type { AvailableField } from '#api/contract/connector.ts'
import { attributes } from '#model/attributes.ts'
import { connectionSettings, guardLimits } from '#model/settings.ts'
import { onlySupplied, startingSettings } from './starting-settings.ts'

const everyField = attributes.map(
  (one): AvailableField => ({
    id: one.source,
    label: one.id,
    sensitive: one.sensitive,
    custom: false,
    permissions: [],
  }),
)

test('sensitive fields are off and empty values keep the portal’s', () => {
  const settings = startingSettings(everyField, 'own field')
  const sensitive = new Set(attributes.filter((one) => one.sensitive).map((one) => one.id as string))
  expect(settings.mapping.filter((one) => sensitive.has(one.attribute))).toEqual([])
  expect(settings.mapping.every((one) => one.whenEmpty === 'keep')).toBe(true)
})

test('the employee number’s field is left open where the HR system has none of its own', () => {
  const source = (own: 'own field' | 'custom field') =>
    startingSettings(everyField, own).mapping.find((one) => one.attribute === 'employeeNumber')?.sources
  expect(source('custom field')).toEqual([])
  expect(source('own field')).toEqual(['employeeNumber'])
})

test('names that come in one piece are split and lose nothing; those that come apart are taken as they are', () => {
  const named = (...ids: readonly string[]) => {
    const fields = ids.map((id) => ({ id, label: id, sensitive: false, custom: false, permissions: [] }))
    const { mapping } = startingSettings(fields, 'own field')
    return mapping.map((one) => [one.attribute, one.sources[0], one.transform.kind])
  }
  expect(named('displayName')).toEqual([
    ['givenName', 'displayName', 'split'],
    ['familyName', 'displayName', 'split'],
  ])
  expect(named('displayName', 'familyName')).toEqual([['familyName', 'familyName', 'as-is']])
})

test('the guards are the model’s own defaults', () => {
  const settings = startingSettings(everyField, 'own field')
  expect(settings.guards).toEqual(guardLimits.parse({}))
  expect(connectionSettings.parse(settings)).toEqual(settings)
})

test('columns a file lacks are not synced, but the identifier stays a question', () => {
  const supplied = new Set(['givenName', 'title'])
  const read = everyField.map((one) => {
    const filled = supplied.has(one.id) ? 3 : 0
    return {
      ...one,
      statistic: { field: one.id, filled, empty: 0, absent: 3 - filled, samples: [], distinct: 0 },
    }
  })
  const mapping = onlySupplied(startingSettings(everyField, 'own field'), read).mapping
  expect(mapping.map((one) => one.attribute)).toEqual(['givenName', 'employeeNumber', 'title'])
})
