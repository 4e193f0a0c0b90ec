import { describe, expect, it } from 'vitest'
import type { Person } from '#model/person.ts'
import { onlyScope, planUndo, type UndoneWrite } from './plan-undo.ts'

const kari = (patch: Partial<Person> = {}): Person => ({
  id: 'kari',
  version: 5,
  status: 'active',
  values: { givenName: 'Kari', title: 'Lead', department: 'Sales' },
  periods: [],
  awards: null,
  ...patch,
})

const write = (patch: Partial<UndoneWrite> = {}): UndoneWrite => ({
  personId: 'kari',
  action: 'update',
  externalId: '7',
  versionAfter: 5,
  statusBefore: 'active',
  statusAfter: 'active',
  linked: false,
  changes: [
    { attribute: 'title', old: 'Engineer', new: 'Lead' },
    { attribute: 'department', old: 'Research', new: 'Sales' },
  ],
  ...patch,
})

const plan = (writes: UndoneWrite[], person = kari()) => planUndo(writes, new Map([[person.id, person]]))
const changesIn = (made: ReturnType<typeof plan>, bucket: string) =>
  made.items
    .filter((item) => item.bucket === bucket)
    .flatMap((item) => item.changes.map((one) => [one.attribute, one.old, one.new]))

describe('taking back', () => {
  it('a run gives every field its earlier value', () => {
    expect(changesIn(plan([write()]), 'changed')).toEqual([
      ['title', 'Lead', 'Engineer'],
      ['department', 'Sales', 'Research'],
    ])
  })

  it('leaves what somebody changed since, and lists it', () => {
    const made = plan([write()], kari({ version: 6, values: { title: 'Director', department: 'Sales' } }))
    expect(changesIn(made, 'changed')).toEqual([['department', 'Sales', 'Research']])
    expect(changesIn(made, 'blocked')).toEqual([['title', 'Director', 'Engineer']])
  })

  it('withdraws a created person whom nobody touched, and nobody else', () => {
    const created = write({ action: 'create', statusBefore: null })
    expect(changesIn(plan([created]), 'changed')).toEqual([['status', 'active', 'withdrawn']])
    expect(changesIn(plan([created], kari({ version: 6 })), 'changed')).toEqual([])
  })

  it('unlinks a record that the run only linked', () => {
    expect(changesIn(plan([write({ linked: true, changes: [] })]), 'changed')).toEqual([['link', '7', null]])
  })

  it('can keep to one field of one person', () => {
    const other = write({ personId: 'ola' })
    const made = plan(onlyScope([write(), other], { personId: 'kari', attribute: 'title' }))
    expect(changesIn(made, 'changed')).toEqual([['title', 'Lead', 'Engineer']])
    const created = onlyScope([write({ action: 'create' })], { personId: 'kari', attribute: 'title' })
    expect(changesIn(plan(created), 'changed')).toEqual([['title', 'Lead', 'Engineer']])
  })
})
