import type { Evidence } from '#model/plan.ts'
import { contradictions, isReusedId } from './contradiction.ts'
import type { MatchIndex, PersonEntry, RecordEntry } from './match-index.ts'

/** How far a person is from being somebody's: nobody's yet, of a record that has ended, or of a living record. */
type Standing = 'free' | 'ended' | 'kept'

/** Records whose person is certain, stored links that are in doubt, and where that leaves everybody. */
export type Settled = Readonly<{
  personOf: ReadonlyMap<string, Readonly<{ person: PersonEntry; evidence: readonly Evidence[] }>>
  reused: ReadonlySet<string>
  standing: (person: PersonEntry) => Standing
}>

type Finding = { person: PersonEntry; evidence: readonly Evidence[] }

/** Settles what may link by itself: a remembered decision, the stored link, the chosen identifier. */
export function settleRecords(index: MatchIndex): Settled {
  const personOf = new Map<string, Finding>()
  const reused = new Set<string>()
  for (const record of index.records) {
    if (record.handedOver) continue
    const found = byDecision(index, record) ?? byStoredLink(index, record)
    if (found === 'reused') reused.add(record.externalId)
    else if (found !== undefined) personOf.set(record.externalId, found)
  }
  const claims = new Map<string, RecordEntry[]>()
  const claim = (record: RecordEntry, { person }: Finding) =>
    claims.set(person.id, [...(claims.get(person.id) ?? []), record])
  for (const record of index.records) {
    const found = personOf.get(record.externalId)
    if (found !== undefined) claim(record, found)
  }
  const standing = (person: PersonEntry) => standingOf(index, person, claims.get(person.id) ?? [])
  for (const record of index.records) {
    if (record.handedOver || personOf.has(record.externalId) || reused.has(record.externalId)) continue
    const found = byChosenIdentifier(index, record, standing)
    if (found === undefined) continue
    personOf.set(record.externalId, found)
    claim(record, found)
  }
  return { personOf, reused, standing }
}

function byDecision({ samePersonAs, people }: MatchIndex, { externalId }: RecordEntry): Finding | undefined {
  const decided = samePersonAs.get(externalId) ?? []
  const person = decided.length === 1 ? people.get(decided[0] ?? '') : undefined
  if (person === undefined) return undefined
  return { person, evidence: [{ kind: 'remembered decision', record: externalId, person: person.id }] }
}

function byStoredLink(
  { people, decisionOn, samePersonAs }: MatchIndex,
  { externalId, linkedTo, identity }: RecordEntry,
): Finding | 'reused' | undefined {
  const person = linkedTo === null ? undefined : people.get(linkedTo)
  if (person === undefined || samePersonAs.has(externalId)) return undefined
  if (decisionOn(externalId, person.id) === 'two people') return undefined
  if (isReusedId(identity, person.identity)) return 'reused'
  return { person, evidence: [{ kind: 'stored link', record: externalId, person: person.id }] }
}

/** Only where exactly one stands on each side, nobody else keeps the person, and nothing known contradicts it. */
function byChosenIdentifier(
  { chosen, recordsBy, peopleBy, decisionOn, input, samePersonAs }: MatchIndex,
  record: RecordEntry,
  standing: (person: PersonEntry) => Standing,
): Finding | undefined {
  const key = record.identity[chosen]
  if (key === null || samePersonAs.has(record.externalId)) return undefined
  const people = peopleBy[chosen].get(key) ?? []
  const [person] = people
  if (person === undefined || people.length > 1 || recordsBy[chosen].get(key)?.length !== 1) return undefined
  if (input.linkedElsewhere.has(person.id) || standing(person) !== 'free') return undefined
  if (decisionOn(record.externalId, person.id) !== undefined) return undefined
  if (contradictions(record.identity, person.identity).length > 0) return undefined
  const shown = chosen === 'numberKey' ? 'employeeNumber' : 'workEmail'
  return {
    person,
    evidence: [{ kind: 'chosen identifier', record: record.identity[shown], person: person.identity[shown] }],
  }
}

function standingOf(index: MatchIndex, person: PersonEntry, claimed: readonly RecordEntry[]): Standing {
  if (claimed.some((record) => !record.left)) return 'kept'
  const unseen = person.externalIds.filter((externalId) => !index.recordById.has(externalId))
  if (unseen.some((externalId) => index.input.outsideFilter.has(externalId))) return 'kept'
  if (unseen.length > 0 && !index.input.snapshot.complete) return 'kept'
  return claimed.length > 0 || person.externalIds.length > 0 ? 'ended' : 'free'
}
