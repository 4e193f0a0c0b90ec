import type { Evidence } from '#model/plan.ts'
import type { MappedEmployee, Match, PlanningInput } from '#model/planning.ts'
import { type Candidates, findCandidates } from './find-candidates.ts'
import {
  buildMatchIndex,
  byText,
  groupBy,
  type MatchIndex,
  type PersonEntry,
  type RecordEntry,
} from './match-index.ts'
import { imitation, indexResemblances, type Resembles } from './resemblance.ts'
import { type Settled, settleRecords } from './settle-records.ts'
import { indexSuggestions } from './suggest-people.ts'

/** Says of every record, and of every linked person without one, who it is: shown where ambiguous, never guessed. */
export function correlate(input: PlanningInput, mapped: readonly MappedEmployee[]): Match[] {
  const index = buildMatchIndex(input, mapped)
  const settled = settleRecords(index)
  const open = index.records.filter((record) => !settled.personOf.has(record.externalId))
  const available =
    open.length === 0 ? [] : [...index.people.values()].filter((one) => settled.standing(one) !== 'kept')
  const suggest = indexSuggestions(
    available,
    (one) => settled.standing(one) === 'ended' && one.person.status !== 'terminated',
  )
  const resembles = indexResemblances(index)
  const matches = index.records.map((record) => {
    if (record.handedOver) return handedOver(record)
    const found = settled.personOf.get(record.externalId)
    return found === undefined
      ? unsettled(index, record, findCandidates(index, settled, suggest, record), resembles)
      : certain(index, record, found.person, [...found.evidence, ...resembles(record, found.person)])
  })
  return [...markSuperseded(index, matches), ...findGone(index, settled)]
}

/** Nothing is asked about a record whose person another connection keeps since. */
function handedOver({ externalId }: RecordEntry): Match {
  return {
    externalId,
    personId: null,
    situation: 'unlinked',
    evidence: [],
    candidates: [],
    note: 'handed over',
  }
}

function certain(
  index: MatchIndex,
  record: RecordEntry,
  person: PersonEntry,
  evidence: readonly Evidence[],
): Match {
  const shares = (['numberKey', 'emailKey'] as const).flatMap((by) => taken(index, record, person, by))
  const key = record.identity[index.chosen]
  const living = key === null ? [] : (index.livingBy[index.chosen].get(key) ?? [])
  return {
    externalId: record.externalId,
    personId: person.id,
    situation: record.linkedTo === person.id ? 'linked' : 'unlinked',
    evidence: [...evidence, ...shares],
    candidates: [],
    ...(living.length > 1 && !record.left ? { note: 'shared identifier' as const } : {}),
  }
}

/** A new identifier that another person has already, or several records at once. */
function taken(
  { peopleBy, livingBy }: MatchIndex,
  { identity, externalId }: RecordEntry,
  person: PersonEntry,
  by: 'numberKey' | 'emailKey',
): readonly Evidence[] {
  const key = identity[by]
  if (key === null || key === person.identity[by]) return []
  const holder = peopleBy[by].get(key)?.find((one) => one.id !== person.id)?.id
  const rival = livingBy[by].get(key)?.find((one) => one.externalId !== externalId)?.externalId
  const shown = by === 'numberKey' ? identity.employeeNumber : identity.workEmail
  const who = holder ?? rival
  return who === undefined ? [] : [{ kind: 'shared value', record: shown, person: who }]
}

function unsettled(index: MatchIndex, record: RecordEntry, found: Candidates, resembles: Resembles): Match {
  const disputed = found.candidates.length > 0 || found.sharedIdentifier
  const note = found.sharedIdentifier
    ? 'shared identifier'
    : record.identity[index.chosen] === null
      ? 'no identifier'
      : undefined
  return {
    externalId: record.externalId,
    personId: null,
    situation: disputed ? 'disputed' : 'unmatched',
    evidence: [
      ...found.shared,
      ...(found.candidates.length > 0 ? imitation(record, null) : resembles(record, null)),
    ],
    candidates: found.candidates,
    ...(note === undefined ? {} : { note }),
  }
}

/** Of several records of one person the living one with the latest start describes the person. */
function markSuperseded(index: MatchIndex, matches: readonly Match[]): Match[] {
  const rivals = groupBy(matches, (match) => match.personId)
  return matches.map((match) => {
    const group = match.personId === null ? [] : (rivals.get(match.personId) ?? [])
    if (group.length < 2) return match
    const [current] = [...group].sort((one, other) => newestFirst(index, one, other))
    return current === match ? match : { ...match, note: 'superseded' }
  })
}

function newestFirst({ recordById }: MatchIndex, one: Match, other: Match): number {
  const [a, b] = [recordById.get(one.externalId ?? ''), recordById.get(other.externalId ?? '')]
  return (
    Number(a?.left) - Number(b?.left) ||
    byText(b?.identity.startDate ?? '', a?.identity.startDate ?? '') ||
    byText(a?.externalId ?? '', b?.externalId ?? '')
  )
}

/** Linked people without a record of their own in the feed. */
function findGone({ people, recordById }: MatchIndex, { personOf, reused }: Settled): Match[] {
  const described = new Set([...personOf.values()].map(({ person }) => person.id))
  return [...people.values()]
    .filter((one) => one.externalIds.length > 0 && !described.has(one.id))
    .filter((one) => !one.externalIds.some((externalId) => reused.has(externalId)))
    .map((one) => ({
      externalId: one.externalIds.find((externalId) => !recordById.has(externalId)) ?? null,
      personId: one.id,
      situation: 'gone',
      evidence: [],
      candidates: [],
    }))
}
