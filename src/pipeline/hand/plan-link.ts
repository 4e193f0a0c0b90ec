import { decisionFact, linkFact } from '#model/person-facts.ts'
import type { Plan } from '#model/plan.ts'
import type { HandPerson, HandRecord } from './hand-input.ts'
import { blockedItem, factChange, handItem, handPlan, nameOf } from './hand-item.ts'

export type LinkInput = Readonly<{
  person: HandPerson
  record: HandRecord
  /** Who has the record now, where it is somebody else's. */
  holder: HandPerson | null
  /** Other records of the person in the same connection. */
  otherRecords: readonly HandRecord[]
  others: 'keep' | 'unlink' | null
}>

/** This record is this person's: linked and remembered, and taken from whoever had it. */
export function planLink(input: LinkInput): Plan {
  const { person, record, holder, otherRecords, others } = input
  if (person.status === 'withdrawn') return handPlan([blockedItem(person, 'hand-withdrawn')])
  if (others === null && record.living && otherRecords.some((one) => one.living))
    return handPlan([blockedItem(person, 'both-living', { person: nameOf(person) })])
  const { connectionId, externalId } = record
  const dropped = others === 'unlink' ? otherRecords : []
  const changes = [
    ...factChange(person, linkFact(connectionId, externalId), externalId, 'by hand'),
    ...factChange(person, decisionFact(connectionId, externalId), 'same person', 'by hand'),
    ...dropped.flatMap((one) => unlinked(person, one)),
  ]
  const mine =
    changes.length === 0 ? [] : [handItem(person, 'link', { code: 'hand-link', values: {} }, changes)]
  if (holder === null) return handPlan(mine)
  const reason = { code: 'hand-link-away', values: { person: nameOf(person) } }
  return handPlan([...mine, handItem(holder, 'unlink', reason, unlinked(holder, record))])
}

/** The record is no longer this person's, and is not taken for theirs again. */
export function unlinked(person: HandPerson, { connectionId, externalId }: HandRecord) {
  return [
    ...factChange(person, linkFact(connectionId, externalId), null, 'by hand'),
    ...factChange(person, decisionFact(connectionId, externalId), 'two people', 'by hand'),
  ]
}
