import { born, type Seeds } from './birth.ts'
import { type Day, dayNumber } from './calendar.ts'
import { eventsBetween } from './events.ts'
import { type IdStyle, indexOfExternalId } from './external-id.ts'
import { daysOfAMonth, type Entry, type LifeEvent, lifeOf } from './life.ts'
import { odditiesOf } from './oddities.ts'
import type { SimulatedPerson } from './person.ts'

export type CompanyOptions = Readonly<{ seed?: number; people?: number; day?: Day; ids?: IdStyle }>

/** The company as it stands on one day. */
export type CompanyOnDay = Readonly<{
  day: Day
  /** How many records the HR system holds, leavers and future hires among them. */
  count: number
  /** Positions run from 0 to `count - 1`, in the order in which people were entered. */
  at(position: number): SimulatedPerson
  byExternalId(externalId: string): SimulatedPerson | null
  all(): Generator<SimulatedPerson>
}>

export type Company = Readonly<{
  seed: number
  people: number
  /** The first day; nothing has happened yet on it. */
  day: Day
  /** Anybody, on the first day, without making the others. */
  personAt(index: number): SimulatedPerson
  on(day: Day): CompanyOnDay
  /** What reads differently on `toDay` than on `fromDay`, in order of days. */
  expectedEvents(fromDay: Day, toDay: Day): LifeEvent[]
}>

export const foundingDay: Day = '2026-11-22'

export function makeCompany(options: CompanyOptions = {}): Company {
  const { seed = 1, people = 1240, day = foundingDay, ids = 'number' } = options
  const seeds: Seeds = { seed, people, day, ids }
  const oddities = odditiesOf(seeds)
  const life = lifeOf(seeds, oddities)

  function personAt(index: number): SimulatedPerson {
    const person = born(seeds, index)
    const odd = oddities.get(index)
    return odd === undefined ? person : { ...person, ...odd }
  }

  function entriesUntil(until: Day): Entry[] {
    const months = Math.ceil((dayNumber(until) - dayNumber(day)) / daysOfAMonth)
    const all = Array.from({ length: Math.max(0, months) }, (_, month) => life(month)).flat()
    return all.filter((entry) => entry.day <= until)
  }

  function on(until: Day): CompanyOnDay {
    return standingOn({ seeds, until, entries: entriesUntil(until), personAt })
  }

  function expectedEvents(fromDay: Day, toDay: Day): LifeEvent[] {
    const entered = entriesUntil(toDay).filter((entry) => entry.day > fromDay)
    return eventsBetween(on(fromDay), on(toDay), entered)
  }

  return { seed, people, day, personAt, on, expectedEvents }
}

/** The same company, as if it had lived until the day. */
export function liveUntil(company: Company, day: Day): CompanyOnDay {
  return company.on(day)
}

function standingOn(from: {
  seeds: Seeds
  until: Day
  entries: readonly Entry[]
  personAt: (index: number) => SimulatedPerson
}): CompanyOnDay {
  const { seeds, entries, until } = from
  const changes = new Map<number, Partial<SimulatedPerson>>()
  for (const entry of entries) changes.set(entry.index, { ...changes.get(entry.index), ...entry.change })
  const gone = entries
    .flatMap((entry) => (entry.kind === 'vanished' ? [entry.index] : []))
    .sort((a, b) => a - b)
  const known = entries.reduce((most, entry) => Math.max(most, entry.index + 1), seeds.people)

  function person(index: number): SimulatedPerson {
    const change = changes.get(index)
    return change === undefined ? from.personAt(index) : { ...from.personAt(index), ...change }
  }

  function at(position: number): SimulatedPerson {
    return person(gone.reduce((index, hole) => (hole <= index ? index + 1 : index), position))
  }

  return {
    day: until,
    count: known - gone.length,
    at,
    byExternalId(externalId) {
      const index = indexOfExternalId(externalId, seeds.ids)
      return index === null || index >= known || gone.includes(index) ? null : person(index)
    },
    *all() {
      for (let position = 0; position < known - gone.length; position++) yield at(position)
    },
  }
}
