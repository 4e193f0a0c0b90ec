import { describe, expect, it } from 'vitest'
import type { PreviewItem } from '#api/contract/preview.ts'
import { afterChoices } from './choices.ts'

const change = {
  attribute: 'title',
  old: 'Engineer',
  new: 'Lead',
  source: null,
  rule: 'as is',
  owner: 'always',
  conflict: false,
  preticked: true,
  oldLabel: null,
  newLabel: null,
  excluded: false,
} as const
const line: PreviewItem = {
  key: 'record:1',
  externalId: '1',
  personId: null,
  personVersion: null,
  name: 'Kari Holm',
  employeeNumber: '0042',
  legalEntityId: null,
  legalEntityName: null,
  situation: 'linked',
  bucket: 'changed',
  action: 'update',
  event: 'mover',
  reason: { code: 'x', values: {} },
  changes: [change, { ...change, attribute: 'department' }],
  effectiveDate: null,
  daysLate: null,
  flags: [],
  candidates: [],
  preticked: true,
  selected: true,
  selectable: true,
  heldBy: [],
  excludedBy: null,
  awards: null,
}

describe('a choice on the screen, before the server answers', () => {
  it('unticks one person and says by whom', () => {
    const body = { choices: [{ key: 'record:1', attribute: null, choice: 'exclude' as const }] }
    expect(afterChoices(line, body, 'Ola')).toMatchObject({ selected: false, excludedBy: 'Ola' })
    expect(afterChoices({ ...line, key: 'record:2' }, body, 'Ola').selected).toBe(true)
  })

  it('leaves one field out and keeps the person', () => {
    const body = { choices: [{ key: 'record:1', attribute: 'title', choice: 'exclude' as const }] }
    const chosen = afterChoices(line, body, 'Ola')
    expect(chosen.selected).toBe(true)
    expect(chosen.changes.map((one) => one.excluded)).toEqual([true, false])
  })

  it('never ticks what cannot be written when everything is ticked', () => {
    const held = { ...line, selected: false, selectable: false }
    expect(afterChoices(held, { all: { query: {}, choice: 'include' } }, 'Ola').selected).toBe(false)
  })
})
