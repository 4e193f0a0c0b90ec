import { describe, expect, test } from 'vitest'
import type { PlanningInput } from '#model/planning.ts'
import { planFrom } from './make-plan.ts'
import { itemOf, link, person, personWith, planning, record, staff } from './testing/planning-fixture.ts'

const plan = (given: Partial<PlanningInput>) => planFrom(planning(given))
const left = { employmentStatus: { value: 'terminated', source: 'Left' }, endDate: '2026-02-28' } as const
/** The same human with a new record: other id, other number, own e-mail. */
const again = {
  employeeNumber: '900',
  startDate: '2026-03-01',
  workEmail: 'person1@north.example',
  givenName: 'Given1',
  familyName: 'Family1',
}

describe('Rule 5: identity links only by the stored link and the chosen identifier', () => {
  test('the stored link holds when the number or the e-mail changes', () => {
    const number = itemOf(
      plan({ employees: [record(1, { employeeNumber: '77' })], people: [person(1)], links: [link(1)] }),
      'record:e1',
    )
    expect(number).toMatchObject({
      situation: 'linked',
      event: 'identifier change',
      flags: ['identifier change'],
    })
    const mail = itemOf(
      plan({
        employees: [record(1, { workEmail: 'new@north.example' })],
        people: [person(1)],
        links: [link(1)],
      }),
      'record:e1',
    )
    expect(mail).toMatchObject({
      situation: 'linked',
      event: 'identifier change',
      flags: ['e-mail change'],
      preticked: false,
    })
  })

  test('the chosen identifier links by itself where exactly one stands on each side', () => {
    const item = itemOf(plan({ employees: [record(1)], people: [person(1)] }), 'record:e1')
    expect(item).toMatchObject({
      situation: 'unlinked',
      event: 'link',
      personId: 'p1',
      changes: [],
      preticked: true,
    })
  })

  test.each([
    [
      'another birth date',
      { birthDate: '1990-05-05' },
      { birthDate: '1991-05-05' },
      'contradicting birth date',
    ],
    [
      'another family name and start date together',
      { familyName: 'Berg', startDate: '2026-01-01' },
      {},
      'contradicting name and start date',
    ],
  ])('what is known to contradict it asks instead: %s', (_, changed, values, kind) => {
    const item = itemOf(
      plan({ employees: [record(1, changed)], people: [personWith(1, values)] }),
      'record:e1',
    )
    expect(item).toMatchObject({ bucket: 'needs a match', candidates: [{ personId: 'p1', proposed: false }] })
    expect(item.candidates[0]?.evidence.map((one) => one.kind)).toContain(kind)
  })

  test('another family name alone is a marriage, not a contradiction', () => {
    expect(
      itemOf(plan({ employees: [record(1, { familyName: 'Berg' })], people: [person(1)] }), 'record:e1')
        .personId,
    ).toBe('p1')
  })

  test('two people with the number: ambiguity is shown, never guessed', () => {
    const item = itemOf(
      plan({ employees: [record(1)], people: [person(1), { ...person(1), id: 'p2' }] }),
      'record:e1',
    )
    expect(item).toMatchObject({ bucket: 'needs a match', personId: null })
    expect(item.candidates.map((one) => [one.personId, one.proposed])).toEqual([
      ['p1', false],
      ['p2', false],
    ])
  })

  test('two records with the number: both are held, neither is written', () => {
    const twins = plan({ employees: [record(1), record(2, { employeeNumber: '001' })], people: [] })
    expect(twins.items).toMatchObject([
      { key: 'record:e1', bucket: 'blocked', situation: 'disputed', reason: { code: 'shared-identifier' } },
      { key: 'record:e2', bucket: 'blocked', situation: 'disputed', reason: { code: 'shared-identifier' } },
    ])
  })

  test.each([
    ['both work', {}],
    ['one of them has left', left],
  ])('two records with the number of one person: neither is linked by itself, %s', (_, changed) => {
    const twins = plan({
      employees: [record(1, changed), record(2, { employeeNumber: '001' })],
      people: [person(1)],
    })
    expect(twins.items.map((item) => item.action)).not.toContain('update')
    expect(itemOf(twins, 'record:e2')).toMatchObject({
      situation: 'disputed',
      personId: null,
      action: 'none',
    })
  })

  test('two linked people whose records come to share a number keep their own', () => {
    const shared = { employeeNumber: '77' }
    const result = plan({
      ...staff(1, 2),
      employees: [record(1, shared), record(2, { ...shared, title: 'Lead' })],
    })
    for (const key of ['record:e1', 'record:e2'])
      expect(itemOf(result, key)).toMatchObject({
        bucket: 'blocked',
        action: 'none',
        reason: { code: 'shared-identifier' },
      })
  })

  test('two records of one external id are a broken snapshot', () => {
    expect(() => plan({ employees: [record(1), record(1)] })).toThrow('same external id')
  })

  test('a record without the chosen identifier cannot be matched and is not created', () => {
    const item = itemOf(plan({ employees: [record(1, { employeeNumber: null })] }), 'record:e1')
    expect(item).toMatchObject({ bucket: 'blocked', reason: { code: 'no-identifier' } })
  })

  test('a future joiner may get the number on the first day', () => {
    expect(
      plan({ employees: [record(1, { employeeNumber: null, startDate: '2026-06-01' })] }).items,
    ).toMatchObject([{ bucket: 'coming up' }])
  })

  test('the other identifier gives a proposal that is already filled in', () => {
    const item = itemOf(
      plan({ employees: [record(1, { employeeNumber: '77' })], people: [person(1)] }),
      'record:e1',
    )
    expect(item).toMatchObject({
      bucket: 'needs a match',
      candidates: [{ personId: 'p1', proposed: true }],
      reason: { code: 'proposed-match' },
    })
  })

  test('a mailbox that several share is never a proposal', () => {
    const shared = { workEmail: 'info@north.example' }
    const result = plan({
      employees: [record(1, shared), record(2, { ...shared, employeeNumber: '77' })],
      people: [personWith(1, shared)],
      links: [link(1)],
    })
    const item = itemOf(result, 'record:e2')
    expect(item).toMatchObject({ bucket: 'new', candidates: [], flags: ['look-alike'], preticked: false })
  })

  test('names and dates only suggest', () => {
    const same = { givenName: 'Kari', familyName: 'Nordmann', startDate: '2024-04-01' }
    const item = itemOf(plan({ employees: [record(1, same)], people: [personWith(9, same)] }), 'record:e1')
    expect(item.candidates).toMatchObject([
      { personId: 'p9', proposed: false, evidence: [{ kind: 'name and start date' }] },
    ])
  })

  test('whom another connection keeps is proposed, never linked', () => {
    const item = itemOf(
      plan({ employees: [record(1)], people: [person(1)], linkedElsewhere: new Map([['p1', 'South']]) }),
      'record:e1',
    )
    expect(item).toMatchObject({
      bucket: 'needs a match',
      candidates: [{ personId: 'p1', proposed: true }],
      event: 'hand-over',
    })
  })

  test('a stored link whose record differs in number, e-mail and name asks whether the id was given to somebody else', () => {
    const other = {
      employeeNumber: '77',
      workEmail: 'ola@north.example',
      givenName: 'Ola',
      familyName: 'Hansen',
    }
    const item = itemOf(
      plan({ employees: [record(1, other)], people: [person(1)], links: [link(1)] }),
      'record:e1',
    )
    expect(item).toMatchObject({
      bucket: 'needs a match',
      action: 'none',
      reason: { code: 'reused-id' },
      changes: [],
    })
  })
})

describe("Rule 5: one person's event is not a leaver and a joiner", () => {
  const gone = { people: [person(1)], links: [link(1)] }

  test.each([
    ['the old record says terminated', [record(1, left), record(2, again)]],
    ['the old record is no longer in the feed', [record(2, again)]],
  ])('both stand in one row, filled in: %s', (_, employees) => {
    const result = plan({ ...gone, employees })
    expect(result.items).toHaveLength(1)
    const item = itemOf(result, 'record:e2')
    expect(item).toMatchObject({ bucket: 'needs a match', candidates: [{ personId: 'p1', proposed: true }] })
  })

  test('while both days are still to come, both are held', () => {
    const employees = [record(1, { endDate: '2026-04-14' }), record(2, { ...again, startDate: '2026-04-15' })]
    expect(plan({ ...gone, employees }).items.map((item) => item.action)).toEqual(['hold', 'hold'])
  })

  test('a contractor who becomes an employee under a new id and number, accepted: one conversion, nobody leaves', () => {
    const contractor = personWith(1, { employmentType: 'contractor' })
    const employees = [
      record(1, { ...left, employmentType: { value: 'contractor', source: 'Ext' } }),
      record(2, again),
    ]
    const decisions = [{ externalId: 'e2', personId: 'p1', decision: 'same person' as const }]
    const result = plan({ employees, people: [contractor], links: [link(1)], decisions })
    expect(result.items).toHaveLength(1)
    expect(itemOf(result, 'record:e2')).toMatchObject({
      personId: 'p1',
      event: 'conversion',
      situation: 'unlinked',
    })
  })

  test('a rehire under a new id and the old number is proposed to the person it was', () => {
    const before = person(1, { status: 'terminated' })
    const item = itemOf(
      plan({
        employees: [record(2, { ...again, employeeNumber: '001' })],
        people: [before],
        links: [link(1)],
      }),
      'record:e2',
    )
    expect(item).toMatchObject({ bucket: 'needs a match', candidates: [{ personId: 'p1', proposed: true }] })
  })

  test('the number of a living colleague is not proposed', () => {
    const result = plan({
      employees: [record(1, { employeeNumber: '77' }), record(2, { employeeNumber: '001' })],
      people: [person(1)],
      links: [link(1)],
    })
    expect(itemOf(result, 'record:e2')).toMatchObject({
      bucket: 'needs a match',
      candidates: [{ proposed: false }],
    })
  })
})

describe('Rule 5: what an admin decided is remembered', () => {
  const asked = { employees: [record(1, { employeeNumber: '77' })], people: [person(1)] }
  const decide = (decision: 'same person' | 'two people' | 'not now') =>
    itemOf(plan({ ...asked, decisions: [{ externalId: 'e1', personId: 'p1', decision }] }), 'record:e1')

  test('same person links', () => {
    expect(decide('same person')).toMatchObject({
      personId: 'p1',
      situation: 'unlinked',
      event: 'identifier change',
    })
  })

  test('two people are never offered again, and the shared e-mail is said', () => {
    expect(decide('two people')).toMatchObject({
      bucket: 'new',
      candidates: [],
      flags: ['look-alike'],
      preticked: false,
    })
  })

  test('not now stays in needs a match, not filled in', () => {
    expect(decide('not now')).toMatchObject({ bucket: 'needs a match', candidates: [{ proposed: false }] })
  })

  test('two people undoes a stored link that was reused', () => {
    const other = {
      employeeNumber: '77',
      workEmail: 'ola@north.example',
      givenName: 'Ola',
      familyName: 'Hansen',
    }
    const decisions = [{ externalId: 'e1', personId: 'p1', decision: 'two people' as const }]
    const result = plan({ employees: [record(1, other)], people: [person(1)], links: [link(1)], decisions })
    expect(itemOf(result, 'record:e1').bucket).toBe('new')
    expect(itemOf(result, 'person:p1').bucket).toBe('no longer visible')
  })
})
