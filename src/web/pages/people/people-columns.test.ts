import { describe, expect, it } from 'vitest'
import { columnsThatFit } from './people-columns.ts'

describe('columns of the list of people', () => {
  it('shows as many as fit and always the name', () => {
    expect(columnsThatFit(['name', 'number', 'status', 'title'], 500)).toEqual(['name', 'number', 'status'])
    expect(columnsThatFit(['name', 'number'], 100)).toEqual(['name'])
  })
})
