import { describe, expect, it } from 'vitest'
import { changedValues } from './changed-values.ts'

describe('a hand edit', () => {
  it('sends only what differs, an emptied field as null', () => {
    const read = { title: 'Engineer', department: 'Sales', team: null }
    const typed = { title: 'Engineer ', department: '', team: '', location: 'Oslo' }
    expect(changedValues(read, typed)).toEqual({ department: null, location: 'Oslo' })
  })
})
