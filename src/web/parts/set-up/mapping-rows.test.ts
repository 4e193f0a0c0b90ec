import { expect, test } from 'vitest'
import { startingMapping } from '#model/default-settings.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { type Field, mappingRows, rankOf, type TrialRow } from './mapping-rows.ts'

const field = (id: string, label: string): Field => ({
  id,
  label,
  sensitive: false,
  custom: id.startsWith('custom:'),
  permissions: [],
  statistic: null,
})
const fields = [
  field('title', 'Job title'),
  field('department', 'Department'),
  field('custom:shirt', 'Shirt size'),
]
const trial = (attribute: string, part: Partial<TrialRow>) => ({
  rows: [{ attribute, samples: [], filled: 10, people: 10, unmappedValues: [], ...part }],
})
const rowFor = (attribute: string, mapping: AttributeMapping[], of?: Parameters<typeof trial>[1]) =>
  mappingRows(mapping, fields, of && trial(attribute, of)).find((row) => row.attribute === attribute)

test('values without a translation make a row a task', () => {
  const mapping = [startingMapping('title', 'title')]
  expect(rowFor('title', mapping, {})?.status).toBe('synced')
  const row = rowFor('title', mapping, { unmappedValues: [{ value: 'CEO', people: 1 }] })
  expect(row?.status).toBe('problem')
  expect(row?.problem).toBe('1 value without a translation')
})

test('a field without a source is a task even before anything was tried', () => {
  expect(rowFor('employeeNumber', [startingMapping('employeeNumber', null)])?.problem).toBe('No field chosen')
})

test('a field the HR system tells but nobody syncs comes before the synced ones', () => {
  const rows = mappingRows([startingMapping('title', 'title')], fields, undefined)
  const order = rows.toSorted((a, b) => rankOf(a) - rankOf(b)).map((row) => row.attribute)
  expect(order.indexOf('department')).toBeLessThan(order.indexOf('title'))
  expect(order.indexOf('title')).toBeLessThan(order.indexOf('costCenter'))
})

test('a field of the company’s own is named as the HR system names it', () => {
  expect(rowFor('custom:shirt', [startingMapping('custom:shirt', 'custom:shirt')])?.label).toBe('Shirt size')
})
