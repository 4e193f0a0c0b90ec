import { describe, expect, it } from 'vitest'
import type { TriedDescription } from '#api/contract/description.ts'
import {
  addCustom,
  assign,
  emptyDraft,
  isDimension,
  openSuggestions,
  put,
  readDraft,
  withDimension,
  without,
} from './draft.ts'

const node = (path: string, samples: readonly string[], values: readonly string[] = []) => ({
  path,
  key: path,
  depth: 0,
  kind: 'value' as const,
  samples: [...samples],
  values: [...values],
  hidden: false,
})
const tried = {
  nodes: [
    node('hired', ['01.02.2019', '15.06.2011']),
    node('left', ['03/04/2026']),
    node('state', ['Aktiv', 'Sluttet'], ['Aktiv', 'Sluttet', 'Vikar']),
  ],
  meanings: [
    { field: 'employmentStatus', source: 'Aktiv', value: 'active' },
    { field: 'employmentStatus', source: 'Sluttet', value: 'terminated' },
    { field: 'employmentType', source: 'Vikar', value: 'temporary' },
  ],
  suggestions: [
    { path: 'id', field: 'externalId' },
    { path: 'hired', field: 'startDate' },
  ],
} as unknown as TriedDescription

describe('a description on its way', () => {
  it('is read back as it was written, and nothing else is taken for one', () => {
    const draft = assign(emptyDraft(), 'title', 'job.title')
    expect(readDraft(JSON.stringify(draft))).toEqual(draft)
    expect(readDraft('{"version":1}')).toEqual(emptyDraft())
    expect(readDraft('{"rows":[]}')).toBeUndefined()
    expect(readDraft('{"version":1')).toBeUndefined()
  })

  it('takes the way a day is written from the answer only where it can be one thing', () => {
    expect(assign(emptyDraft(), 'startDate', 'hired', tried).fields.startDate).toEqual({
      path: 'hired',
      format: 'DD.MM.YYYY',
    })
    expect(assign(emptyDraft(), 'endDate', 'left', tried).fields.endDate).toEqual({ path: 'left' })
  })

  it('begins a status with the values whose words are known, and leaves the others to a person', () => {
    expect(assign(emptyDraft(), 'employmentStatus', 'state', tried).fields.employmentStatus).toEqual({
      path: 'state',
      values: { Aktiv: 'active', Sluttet: 'terminated' },
    })
  })

  it('groups people by what groups them until somebody chooses', () => {
    const draft = assign(assign(emptyDraft(), 'department', 'dep'), 'team', 'team')
    expect([isDimension(draft, 'department'), isDimension(draft, 'custom:x')]).toEqual([true, false])
    const chosen = withDimension(draft, 'team', false)
    expect(chosen.dimensions).toEqual(['department'])
    expect(without(chosen, 'department').dimensions).toBeUndefined()
  })

  it('names a custom field after its path, each once', () => {
    const twice = addCustom(addCustom(emptyDraft(), 'extra.shoeSize'), 'other.shoeSize')
    expect(twice.customFields?.map(({ id, label }) => [id, label])).toEqual([
      ['shoeSize', 'Shoe size'],
      ['shoeSize-2', 'Shoe size'],
    ])
  })

  it('offers suggestions for what is still open', () => {
    expect(openSuggestions(emptyDraft(), tried).map((one) => one.field)).toEqual(['externalId', 'startDate'])
    const draft = assign(assign(emptyDraft(), 'externalId', 'number'), 'endDate', 'hired')
    expect(openSuggestions(draft, tried)).toEqual([])
  })

  it('leaves out what is empty', () => {
    expect(put({ a: 1, b: 'x' } as { a: number; b?: string }, 'b', '')).toEqual({ a: 1 })
  })
})
