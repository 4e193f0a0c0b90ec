import { born, mailDomain, type Seeds } from './birth.ts'
import { chance, purpose } from './chance.ts'
import { fateOf } from './fate.ts'
import type { SimulatedPerson } from './person.ts'
import { hasReports } from './seat.ts'

/** What is wrong with the records of a real company: values missing, shared, or borne by two. */
export type Oddities = ReadonlyMap<number, Partial<SimulatedPerson>>

export function odditiesOf(company: Seeds): Oddities {
  const found = new Map<number, Partial<SimulatedPerson>>()
  // A handful of people is too few to hold them all and still be a company.
  if (company.people < 100) return found
  const next = sure(
    company,
    drawing(company, purpose.oddity, (index) => !found.has(index) && isPlain(company, index)),
  )
  const share = (part: number, least: number) => Math.max(least, Math.round(company.people * part))
  repeat(share(0.003, 4), () => found.set(next(), { employeeNumber: null }))
  repeat(share(0.002, 3), () => found.set(next(), { workEmail: null }))
  repeat(2, () => pair(found, next, (first) => ({ employeeNumber: born(company, first).employeeNumber })))
  for (const [mailbox, members] of [
    ['warehouse', 3],
    ['reception', 2],
  ] as const) {
    repeat(members, () => found.set(next(), { workEmail: `${mailbox}@${mailDomain}` }))
  }
  pair(found, next, (first) => {
    const { givenName, familyName, gender } = born(company, first)
    return { givenName, familyName, gender }
  })
  return found
}

/** Draws people by chance, again and again; null when nobody suitable turns up. */
export function drawing(
  company: Seeds,
  about: number,
  suits: (index: number) => boolean,
): () => number | null {
  let turn = 0
  return () => {
    for (let tries = 0; tries < company.people * 20 + 1000; tries++, turn++) {
      const index = chance(company.seed, turn, about) % company.people
      if (suits(index)) return index
    }
    return null
  }
}

/** In service for good, and leading nobody. */
export function isPlain({ seed, people }: Seeds, index: number): boolean {
  return !hasReports(index, people) && fateOf(seed, index, people) === 'plain'
}

function sure(company: Seeds, draw: () => number | null): () => number {
  return () => {
    const index = draw()
    if (index === null) throw new Error(`a company of ${company.people} people has too few for its oddities`)
    return index
  }
}

function pair(
  found: Map<number, Partial<SimulatedPerson>>,
  next: () => number,
  sameAs: (first: number) => Partial<SimulatedPerson>,
): void {
  const first = next()
  found.set(first, {})
  found.set(next(), sameAs(first))
}

function repeat(times: number, what: () => unknown): void {
  for (let n = 0; n < times; n++) what()
}
