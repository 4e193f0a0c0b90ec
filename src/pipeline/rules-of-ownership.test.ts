import { describe, expect, test } from 'vitest'
import type { PlanningInput } from '#model/planning.ts'
import { planFrom } from './make-plan.ts'
import {
  itemOf,
  link,
  person,
  personWith,
  planning,
  record,
  settings,
  staff,
} from './testing/planning-fixture.ts'

const plan = (given: Partial<PlanningInput>) => planFrom(planning(given))
const left = { employmentStatus: { value: 'terminated', source: 'Left' }, endDate: '2026-02-28' } as const

describe('Ownership: who decides a value', () => {
  const owned = (owner: 'always' | 'once' | 'when-empty' | 'portal' | 'review') =>
    settings({
      mapping: settings().mapping.map((line) => (line.attribute === 'title' ? { ...line, owner } : line)),
    })
  const titleFor = (owner: Parameters<typeof owned>[0], who: ReturnType<typeof person>) =>
    plan({
      employees: [record(1, { title: 'Lead' })],
      people: [who],
      links: [link(1)],
      settings: owned(owner),
    }).items[0]

  test.each([
    ['always', person(1), true],
    ['review', person(1), false],
  ] as const)('%s: the change is listed, ticked or not', (owner, who, preticked) => {
    expect(titleFor(owner, who)).toMatchObject({ preticked, changes: [{ attribute: 'title', preticked }] })
  })

  test.each([
    ['once', person(1)],
    ['once', { ...personWith(1, {}, { title: null }) }],
    ['when-empty', person(1)],
    ['portal', personWith(1, {}, { title: null })],
  ] as const)('%s: what the portal has stays', (owner, who) => {
    expect(titleFor(owner, who)).toBeUndefined()
  })

  test('when empty: an empty one is filled', () => {
    expect(titleFor('when-empty', personWith(1, { title: null }))).toMatchObject({
      changes: [{ new: 'Lead' }],
    })
  })

  test('a hand edit of a field that the HR system owns is a visible conflict, not ticked', () => {
    const item = titleFor('always', personWith(1, {}, { title: 'Edited' }))
    expect(item).toMatchObject({
      flags: ['manual conflict'],
      preticked: false,
      changes: [{ old: 'Edited', conflict: true }],
    })
  })
})

describe('Awards: what hangs on it is not ticked', () => {
  const holder = (n: number) => ({
    ...personWith(n, { legalEntity: 'a' }),
    awards: { plans: ['LTIP 2024'], unvested: '120', vested: '0' },
  })
  const entities = ['a', 'b'].map((id) => ({
    id,
    name: id,
    organisationNumber: null,
    country: null,
    timeZone: null,
  }))
  const moved = settings({
    legalEntity: { kind: 'by-value', source: 'legalEntity', values: { A: 'a', B: 'b' }, fallbackId: null },
  })

  test.each([
    ['a leaving', { ...left, legalEntity: 'A' }, 'leaving'],
    ['another legal entity', { legalEntity: 'B' }, 'changed'],
    ['another e-mail', { legalEntity: 'A', workEmail: 'new@north.example', title: 'Lead' }, 'changed'],
  ])('%s', (_, changed, bucket) => {
    const result = plan({
      employees: [record(1, changed)],
      people: [holder(1)],
      links: [link(1)],
      legalEntities: entities,
      settings: moved,
    })
    const item = itemOf(result, 'record:e1')
    expect(item).toMatchObject({ bucket, preticked: false })
    expect(item.flags).toContain('award holder')
  })

  test('an unmapped legal entity blocks its people, leavers too, and nobody else', () => {
    const base = staff(1, 2)
    const employees = [
      record(1, { ...left, legalEntity: 'C' }),
      record(2, { legalEntity: 'A', title: 'Lead' }),
    ]
    const result = plan({
      ...base,
      employees,
      people: [holder(1), holder(2)],
      legalEntities: entities,
      settings: moved,
    })
    expect(itemOf(result, 'record:e1')).toMatchObject({
      bucket: 'blocked',
      reason: { code: 'unmapped-value', values: { value: 'C' } },
    })
    expect(itemOf(result, 'record:e2').preticked).toBe(true)
  })
})

describe('Managers', () => {
  test('a manager created in the same run is named by record, an unknown one is a finding', () => {
    const result = plan({
      employees: [
        record(1),
        record(2, { managerExternalId: 'e1' }),
        record(3, { managerExternalId: 'nobody' }),
      ],
    })
    expect(itemOf(result, 'record:e2').changes).toContainEqual(
      expect.objectContaining({ attribute: 'manager', new: 'record:e1' }),
    )
    expect(itemOf(result, 'record:e3')).toMatchObject({
      bucket: 'new',
      findings: [{ code: 'unknown-manager', values: { value: 'nobody' } }],
    })
    expect(result.counts.unknownManagers).toBe(1)
  })
})
