import { expect, it } from 'vitest'
import { fieldPattern } from './field-pattern.ts'

it('puts paths below one another together', () => {
  expect(fieldPattern(['id', 'department.name', 'employments.startDate', 'employments.division.name'])).toBe(
    'id,department(name),employments(startDate,division(name))',
  )
})
