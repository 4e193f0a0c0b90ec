import type { Person } from '#model/person.ts'
import type { PersonFacts } from '#model/person-facts.ts'

/** Somebody of the portal with everything that a plan by hand may move. */
export type HandPerson = Person & Readonly<{ facts: PersonFacts }>

/** A record of a connection, and whether its employment runs. */
export type HandRecord = Readonly<{
  connectionId: string
  externalId: string
  living: boolean
}>

/** What a value was before the record was linked. */
export type ValueBefore = Readonly<{ attribute: string; value: string | null }>
