import type { CompanyOnDay } from '../company/company.ts'
import type { SimulatedPerson } from '../company/person.ts'
import type { ActiveFaults } from './answer.ts'

/** A record as the list shows it: a person, and what is wrong with the record. */
export type Listed = Readonly<{
  person: SimulatedPerson
  /** A status or type that no description names. */
  unknownCode: boolean
  /** Written instead of the hire date. */
  badDate: string | null
}>

export type Listing = Readonly<{ total: number; slice(from: number, to: number): Iterable<Listed> }>

const unknownCodeAt = new Set([3, 8])
const badDateAt: ReadonlyMap<number, string> = new Map([
  [4, '0000-00-00'],
  [5, '2026-02-30'],
])

/**
 * The people of the company in the order of their entry, with the faults of the data put in.
 * `pageSize` is what the caller pages by; an unpaged list passes 100.
 */
export function listPeople(
  company: CompanyOnDay,
  faults: ActiveFaults,
  secret: string,
  pageSize: number,
): Listing {
  const on = (name: Parameters<ActiveFaults['find']>[0]) => faults.find(name, secret)
  const most = on('empty-list') ? 0 : on('shrunken-list') ? Math.floor(company.count / 2) : company.count
  const twice = on('duplicate-record') !== null && most > 0
  const total = most + (twice ? 1 : 0)
  const repeated = on('repeated-page') !== null
  const codes = on('unknown-code') !== null
  const dates = on('bad-date') !== null

  function at(position: number): Listed {
    if (position >= most) return listed({ ...company.at(0), title: 'Recorded Twice', workEmail: null })
    return {
      person: company.at(position),
      unknownCode: codes && unknownCodeAt.has(position),
      badDate: dates ? (badDateAt.get(position) ?? null) : null,
    }
  }

  return {
    total,
    *slice(from, to) {
      for (let position = from; position < Math.min(to, total); position++) {
        const thirdPage = Math.floor(position / pageSize) === 2
        yield at(repeated && thirdPage ? position - pageSize : position)
      }
    },
  }
}

/** The same list after somebody was entered at, or taken from, its top: everybody else moves by one. */
export function shifted(listing: Listing, by: number): Listing {
  return {
    total: listing.total + by,
    *slice(from, to) {
      if (by > 0 && from === 0) yield* newcomer(listing)
      yield* listing.slice(Math.max(0, from - by), to - by)
    },
  }
}

export function listed(person: SimulatedPerson): Listed {
  return { person, unknownCode: false, badDate: null }
}

function* newcomer(listing: Listing): Generator<Listed> {
  for (const { person } of listing.slice(0, 1)) {
    yield listed({
      ...person,
      externalId: '1',
      employeeNumber: '99999',
      workEmail: 'first.of.all@fjellvind.example',
    })
  }
}
