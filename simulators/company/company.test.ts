import { describe, expect, it } from 'vitest'
import { employee } from '#model/employee.ts'
import { addDays } from './calendar.ts'
import { foundingDay, liveUntil, makeCompany } from './company.ts'
import { externalIdOf, indexOfExternalId } from './external-id.ts'
import { monthOfLife } from './life.ts'
import { asEmployee, type SimulatedPerson, statusOn } from './person.ts'

const company = makeCompany({ seed: 1 })
const people = [...company.on(foundingDay).all()]
const monthLater = addDays(foundingDay, 30)

describe('the invented company', () => {
  it('is the same whenever it is made, and another for another seed', () => {
    const again = makeCompany({ seed: 1 })
    expect([...again.on(monthLater).all()]).toEqual([...company.on(monthLater).all()])
    expect(makeCompany({ seed: 2 }).personAt(100)).not.toEqual(company.personAt(100))
  })

  it('gives the same person alone as within the whole company', () => {
    expect(makeCompany({ seed: 1 }).personAt(417)).toEqual(people[417])
  })

  it('has 1,240 people in four legal entities, in every state of employment', () => {
    expect(people).toHaveLength(1240)
    expect(new Set(people.map((person) => person.legalEntity)).size).toBe(4)
    const states = Object.groupBy(people, (person) => statusOn(person, foundingDay))
    expect(states.terminated?.length).toBeGreaterThan(1240 * 0.05)
    expect(states.pending?.length).toBeGreaterThan(5)
    expect(states.leave?.length).toBeGreaterThan(5)
    expect(people.filter((person) => person.periods.length > 1).length).toBeGreaterThan(3)
    expect(people.filter(leavesLater).length).toBeGreaterThan(2)
  })

  it('tells everybody in words of the model', () => {
    for (const person of people) employee.parse(asEmployee(person, foundingDay))
  })

  it('writes names in fourteen scripts and cultures and e-mail addresses in plain Latin letters', () => {
    const names = people.map((person) => `${person.givenName}${person.familyName}`).join('')
    for (const script of [
      'Greek',
      'Cyrillic',
      'Arabic',
      'Hebrew',
      'Han',
      'Hiragana',
      'Hangul',
      'Devanagari',
    ]) {
      expect(names, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    }
    for (const letter of 'øåößłżşğıễ'.slice(0, 9)) expect(names).toContain(letter)
    for (const { workEmail } of people)
      expect(workEmail ?? 'a@fjellvind.example').toMatch(/^[a-z0-9.-]+@fjellvind\.example$/)
  })

  it('has one head, and everybody else reports to somebody in service, without circles', () => {
    expect(people.filter((person) => person.leadIndex === null)).toHaveLength(1)
    for (const day of [foundingDay, monthLater]) {
      const today = company.on(day)
      for (const person of today.all()) expect(stepsToTheTop(person, today.byExternalId)).toBeLessThan(12)
    }
  })

  it('keeps employee numbers as text with leading zeros', () => {
    expect(company.personAt(317).employeeNumber).toBe('00417')
  })

  it('has missing, doubled and shared identifiers, a few of each', () => {
    const numbers = people.map((person) => person.employeeNumber)
    const mails = people.map((person) => person.workEmail)
    expect(numbers.filter((number) => number === null)).toHaveLength(4)
    expect(mails.filter((mail) => mail === null)).toHaveLength(3)
    expect(doubled(numbers)).toHaveLength(2)
    expect(doubled(mails).sort()).toEqual(['reception@fjellvind.example', 'warehouse@fjellvind.example'])
  })

  it('gives everybody else a number and an address of their own, in any size', () => {
    const large = makeCompany({ people: 30_000 })
    const mails = [...large.on(foundingDay).all()].map((person) => person.workEmail)
    expect(doubled(mails)).toHaveLength(2)
  })

  it('hires nobody before the age of 18', () => {
    for (const person of people) {
      const years = Number(person.periods[0]?.startDate.slice(0, 4)) - Number(person.birthDate.slice(0, 4))
      expect(years).toBeGreaterThanOrEqual(18)
    }
  })
})

describe('a month of life', () => {
  const events = company.expectedEvents(foundingDay, monthLater)
  const counts = Object.fromEntries(
    Object.entries(Object.groupBy(events, (event) => event.kind)).map(([kind, found]) => [
      kind,
      found?.length,
    ]),
  )

  it('brings as many of each event as it says, besides what comes about by itself', () => {
    expect(counts).toMatchObject(monthOfLife)
    const byItself = Object.keys(counts).filter((kind) => !(kind in monthOfLife))
    expect(byItself.sort()).toEqual(['ended', 'leave-ended', 'started'])
  })

  it('changes the fields that belong to each event, and nobody else', () => {
    const fieldsOf = (kind: string) =>
      events.filter((event) => event.kind === kind).map((event) => [...event.fields].sort().join())
    for (const kind of ['joined', 'hired-later', 'returned-as-new', 'vanished']) {
      expect(new Set(fieldsOf(kind)), kind).toEqual(new Set(['']))
    }
    expect(fieldsOf('email-changed')).toEqual(['workEmail'])
    expect(fieldsOf('number-changed')).toEqual(['employeeNumber'])
    expect(fieldsOf('name-changed')).toEqual(['displayName,familyName'])
    expect(fieldsOf('leaving-later')).toEqual(['endDate,lastWorkingDay,leaverReason'])
    expect(new Set(fieldsOf('left'))).toEqual(
      new Set(['employmentStatus,endDate,lastWorkingDay,leaverReason']),
    )
    for (const kind of ['leave-started', 'started', 'ended', 'leave-ended']) {
      expect(new Set(fieldsOf(kind)), kind).toEqual(new Set(['employmentStatus']))
    }
    const moves = Object.groupBy(fieldsOf('moved'), (fields) => fields)
    expect(
      Object.fromEntries(Object.entries(moves).map(([fields, found]) => [fields, found?.length])),
    ).toEqual({
      title: 12,
      'costCenter,department,division,managerExternalId,team': 6,
      'costCenter,country,legalEntity,location': 4,
      managerExternalId: 5,
      location: 2,
      employmentType: 2,
    })
    expect(new Set(events.map((event) => event.index)).size).toBe(events.length)
  })

  it('leaves one person out of the feed and adds fourteen records', () => {
    const after = liveUntil(company, monthLater)
    const [vanished] = events.filter((event) => event.kind === 'vanished')
    expect(company.on(foundingDay).byExternalId(vanished?.externalId ?? '')).not.toBeNull()
    expect(after.byExternalId(vanished?.externalId ?? '')).toBeNull()
    const ids = [...after.all()].map((person) => person.externalId)
    expect(ids).not.toContain(vanished?.externalId)
    expect(new Set(ids).size).toBe(1240 + 12 + 1 + 1 - 1)
  })

  it('has leavers whose last day is past, and one who leaves later', () => {
    const after = company.on(monthLater)
    const ends = (kind: string) =>
      events
        .filter((event) => event.kind === kind)
        .map((event) => after.byExternalId(event.externalId)?.periods.at(-1)?.endDate ?? '')
    for (const end of ends('left')) expect(end < monthLater).toBe(true)
    for (const end of ends('leaving-later')) expect(end > monthLater).toBe(true)
  })

  it('lets two leavers return: one under the old id, one as a new record of the same human', () => {
    const after = company.on(monthLater)
    const [same] = events.filter((event) => event.kind === 'returned')
    expect(after.byExternalId(same?.externalId ?? '')?.periods).toHaveLength(2)
    const [fresh] = events.filter((event) => event.kind === 'returned-as-new')
    const human = after.byExternalId(fresh?.externalId ?? '')
    const twins = [...after.all()].filter(
      (person) =>
        person.birthDate === human?.birthDate &&
        person.familyName === human.familyName &&
        person.givenName === human.givenName,
    )
    expect(twins.map((person) => statusOn(person, monthLater)).sort()).toEqual(['active', 'terminated'])
    expect(new Set(twins.map((person) => person.employeeNumber)).size).toBe(2)
  })

  it('adds up: two steps tell the same as one', () => {
    const middle = addDays(foundingDay, 13)
    const steps = [
      ...company.expectedEvents(foundingDay, middle),
      ...company.expectedEvents(middle, monthLater),
    ]
    const entered = (list: typeof events) =>
      list
        .filter((event) => event.kind in monthOfLife)
        .map((event) => `${event.kind} ${event.externalId}`)
        .sort()
    expect(entered(steps)).toEqual(entered(events))
  })
})

describe('ids', () => {
  it('can be small numbers or longer than a number holds, and lead back to the person', () => {
    for (const style of ['number', 'long'] as const) {
      expect(indexOfExternalId(externalIdOf(99_999, style), style)).toBe(99_999)
      expect(indexOfExternalId('17', style)).toBeNull()
    }
    expect(Number(externalIdOf(5, 'long'))).toBeGreaterThan(Number.MAX_SAFE_INTEGER)
  })
})

function leavesLater(person: SimulatedPerson): boolean {
  return (person.periods.at(-1)?.endDate ?? '') > foundingDay
}

function doubled(values: readonly (string | null)[]): string[] {
  const counted = Object.groupBy(values, (value) => value ?? '')
  return Object.keys(counted).filter((value) => value !== '' && (counted[value]?.length ?? 0) > 1)
}

function stepsToTheTop(person: SimulatedPerson, find: (id: string) => SimulatedPerson | null): number {
  let at: SimulatedPerson | null = person
  let steps = 0
  while (at?.leadExternalId && steps < 50) {
    at = find(at.leadExternalId)
    expect(at?.periods.at(-1)?.endDate).toBeNull()
    steps++
  }
  return steps
}
