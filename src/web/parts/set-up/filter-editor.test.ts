import { expect, test } from 'vitest'
import { filterSentence } from './filter-editor.tsx'

const labels: Record<string, string> = { department: 'Department', employmentType: 'Employment type' }
const sentence = (filter: Parameters<typeof filterSentence>[0]) =>
  filterSentence(filter, (field) => labels[field] ?? field)

test('values are joined by "or", conditions by "and"', () => {
  expect(
    sentence([
      { dimension: 'department', mode: 'include', values: ['Engineering', 'Sales'] },
      { dimension: 'employmentType', mode: 'exclude', values: ['External'] },
    ]),
  ).toBe(
    'Include people whose Department is Engineering or Sales, and whose Employment type is not External.',
  )
})

test('nothing chosen says that everybody is synchronised, and so does a condition without values', () => {
  expect(sentence([])).toBe('Everybody is synchronised. Nothing is filtered.')
  expect(sentence([{ dimension: 'department', mode: 'include', values: [] }])).toBe(sentence([]))
})

test('people without a value are named', () => {
  expect(sentence([{ dimension: 'department', mode: 'exclude', values: [null] }])).toContain('(empty)')
})
