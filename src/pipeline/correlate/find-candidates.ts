import type { Evidence, MatchCandidate } from '#model/plan.ts'
import { contradictions } from './contradiction.ts'
import {
  byText,
  type IdentifierKey,
  type MatchIndex,
  type PersonEntry,
  type RecordEntry,
} from './match-index.ts'
import type { Settled } from './settle-records.ts'
import type { Suggest } from './suggest-people.ts'

/** Who a record may be, best first, and whether its identifiers are shared with somebody else. */
export type Candidates = Readonly<{
  candidates: readonly MatchCandidate[]
  shared: readonly Evidence[]
  sharedIdentifier: boolean
}>

type Found = { person: PersonEntry; evidence: Evidence[]; confidence: number; proposed: boolean }

const mostShown = 5

/** Looks for an unsettled record's person: by each identifier, then by what only suggests. */
export function findCandidates(
  index: MatchIndex,
  settled: Settled,
  suggest: Suggest,
  record: RecordEntry,
): Candidates {
  if (isSpokenFor(index, record)) return { candidates: [], shared: [], sharedIdentifier: false }
  const found = new Map<string, Found>()
  const add = (person: PersonEntry, evidence: Evidence, confidence: number, proposed: boolean) => {
    if (index.decisionOn(record.externalId, person.id) === 'two people') return
    if (record.left && person.person.status === 'terminated') return
    // An employment that has ended takes nobody over.
    if (record.left && index.input.linkedElsewhere.has(person.id)) return
    const known = found.get(person.id)
    if (known === undefined) found.set(person.id, { person, evidence: [evidence], confidence, proposed })
    else {
      known.evidence.push(evidence)
      known.confidence = Math.min(0.99, Math.max(known.confidence, confidence) + 0.05)
      known.proposed ||= proposed
    }
  }
  const shared = [
    ...byIdentifier(index, settled, record, index.chosen, add),
    ...byIdentifier(index, settled, record, index.other, add),
  ]
  const sharedIdentifier = shared.some((one) => one.kind === 'chosen identifier')
  for (const { person, evidence, confidence } of suggest(record))
    if (
      evidence.kind === 'name and birth date' ||
      contradictions(record.identity, person.identity).length === 0
    )
      add(person, evidence, confidence, false)
  for (const id of index.samePersonAs.get(record.externalId) ?? []) addDecided(index, record, id, add)
  if (settled.reused.has(record.externalId)) addReused(index, record, add)
  const candidates = [...found.values()].map((one) => present(index, record, one)).sort(bestFirst)
  return {
    candidates: sharedIdentifier ? [] : candidates.slice(0, mostShown),
    shared: shared.map((one) => ({ ...one, kind: 'shared value' })),
    sharedIdentifier,
  }
}

/** An ended record of somebody whose running record is there too: that one is asked about. */
function isSpokenFor({ livingBy, chosen }: MatchIndex, { left, identity }: RecordEntry): boolean {
  const key = identity[chosen]
  const living = !left || key === null ? [] : (livingBy[chosen].get(key) ?? [])
  return identity.nameKey !== null && living.some((one) => one.identity.nameKey === identity.nameKey)
}

type Add = (person: PersonEntry, evidence: Evidence, confidence: number, proposed: boolean) => void

/** Adds who has the same identifier; returns evidence instead where the value is shared by several. */
function byIdentifier(
  index: MatchIndex,
  settled: Settled,
  record: RecordEntry,
  by: IdentifierKey,
  add: Add,
): readonly Evidence[] {
  const key = record.identity[by]
  if (key === null) return []
  const people = index.peopleBy[by].get(key) ?? []
  const living = someOthers(index.livingBy[by].get(key), record)
  if (record.left && (living.length > 0 || people.length === 0)) return []
  const raw = by === 'numberKey' ? 'employeeNumber' : 'workEmail'
  const kind = by === index.chosen ? 'chosen identifier' : 'other identifier'
  const rivals = record.left ? someOthers(index.recordsBy[by].get(key), record) : living
  const value = record.identity[raw]
  if (kind === 'other identifier') addSideBySide(settled, record, rivals, value, add)
  if (rivals.length > 0)
    return [{ kind, record: value, person: rivals.map((one) => one.externalId).join(', ') }]
  if (people.length > 1 && kind === 'other identifier')
    return [
      {
        kind,
        record: value,
        person: people
          .slice(0, mostShown)
          .map((one) => one.id)
          .join(', '),
      },
    ]
  for (const person of people.slice(0, mostShown)) {
    const alone = people.length === 1 && onlyOldRecords(index.recordsBy[by].get(key), record, person)
    const proposed = alone && settled.standing(person) !== 'kept'
    const evidence: Evidence = { kind, record: value, person: person.identity[raw] }
    add(person, evidence, kind === 'chosen identifier' ? 0.95 : 0.9, proposed)
  }
  return people
    .filter((person) => index.decisionOn(record.externalId, person.id) === 'two people')
    .map((person) => ({ kind: 'other identifier', record: value, person: person.id }))
}

/** A second record that runs beside somebody's first one, under their name and other identifier, may be theirs too. */
function addSideBySide(
  settled: Settled,
  record: RecordEntry,
  rivals: readonly RecordEntry[],
  value: string | null,
  add: Add,
): void {
  if (record.left || record.pending) return
  const bearers = new Set(rivals.map((one) => settled.personOf.get(one.externalId)?.person))
  const [person] = bearers
  const alike = rivals.every((one) => one.identity.nameKey === record.identity.nameKey)
  if (person === undefined || bearers.size > 1 || !alike || record.identity.nameKey === null) return
  if (contradictions(record.identity, person.identity).length > 0) return
  add(person, { kind: 'other identifier', record: value, person: person.identity.name }, 0.5, false)
}

/** Who else has the value; a few are enough to say so, and a placeholder may be everybody's. */
function someOthers(group: readonly RecordEntry[] | undefined, record: RecordEntry): readonly RecordEntry[] {
  return (group ?? []).slice(0, mostShown + 1).filter((one) => one !== record)
}

function onlyOldRecords(
  group: readonly RecordEntry[] | undefined,
  record: RecordEntry,
  person: PersonEntry,
): boolean {
  return (group ?? []).every((one) => one === record || one.linkedTo === person.id)
}

function addDecided(index: MatchIndex, record: RecordEntry, personId: string, add: Add): void {
  const person = index.people.get(personId)
  if (person !== undefined)
    add(person, { kind: 'remembered decision', record: record.externalId, person: personId }, 0.9, false)
}

function addReused(index: MatchIndex, { linkedTo, externalId, identity }: RecordEntry, add: Add): void {
  const person = linkedTo === null ? undefined : index.people.get(linkedTo)
  if (person === undefined) return
  add(
    person,
    { kind: 'reused id', record: `${identity.name}, ${externalId}`, person: person.identity.name },
    0.2,
    false,
  )
}

function present(index: MatchIndex, record: RecordEntry, found: Found): MatchCandidate {
  const against = contradictions(record.identity, found.person.identity)
  const postponed = index.decisionOn(record.externalId, found.person.id) === 'not now'
  const confidence = against.length > 0 ? Math.min(found.confidence, 0.3) : found.confidence
  return {
    personId: found.person.id,
    name: found.person.identity.name,
    confidence: Math.round(confidence * 100) / 100,
    proposed: found.proposed && against.length === 0 && !postponed,
    evidence: [...found.evidence, ...against, ...keptElsewhere(index, found.person)],
  }
}

function keptElsewhere({ input }: MatchIndex, person: PersonEntry): readonly Evidence[] {
  const by = input.linkedElsewhere.get(person.id)
  return by === undefined ? [] : [{ kind: 'kept elsewhere', record: null, person: by }]
}

function bestFirst(one: MatchCandidate, other: MatchCandidate): number {
  return other.confidence - one.confidence || byText(one.personId, other.personId)
}
