import type { Person } from '#model/person.ts'
import { factOf, type PersonFacts } from '#model/person-facts.ts'
import { buckets, type FieldChange, type Plan, type PlanItem, type UndoScope } from '#model/plan.ts'

/** A person with what is no value of theirs, where the run may have moved that. */
export type UndonePerson = Person & Readonly<{ facts?: PersonFacts }>

/** What a run did to one person. */
export type UndoneWrite = Readonly<{
  personId: string
  action: string
  externalId: string | null
  versionAfter: number
  statusBefore: string | null
  statusAfter: string
  /** The run made the record this person's. */
  linked: boolean
  changes: readonly Readonly<{ attribute: string; old: string | null; new: string | null }>[]
}>

/**
 * A plan that takes a run back. Fields that somebody changed since are listed as blocked and not touched;
 * a person whom the run created and nobody touched is marked withdrawn, never deleted.
 */
export function planUndo(writes: readonly UndoneWrite[], people: ReadonlyMap<string, UndonePerson>): Plan {
  const awardsMoved = writes.some((write) => {
    const person = people.get(write.personId)
    return person !== undefined && reversed(write, person).some(isMovedAward)
  })
  const items = [...writes]
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
    .flatMap((write) => {
      const person = people.get(write.personId)
      return person === undefined ? [] : itemsOf(write, person, awardsMoved)
    })
  const byBucket = Object.fromEntries(
    buckets.map((bucket) => [bucket, items.filter((item) => item.bucket === bucket).length]),
  )
  const touched = new Set(items.filter((item) => item.bucket !== 'blocked').map((item) => item.personId))
  return {
    items,
    guards: [],
    counts: {
      byBucket: byBucket as Plan['counts']['byBucket'],
      needAttention: items.filter((item) => item.bucket === 'blocked').length,
      unchanged: writes.length - touched.size,
      people: writes.length,
      leftBefore: 0,
      unknownManagers: 0,
    },
  }
}

/** What a run did to one person, or to one field of one person. */
export function onlyScope(writes: readonly UndoneWrite[], scope: UndoScope): UndoneWrite[] {
  const { personId, attribute } = scope
  return writes
    .filter((write) => write.personId === personId)
    .map((write) =>
      attribute === null
        ? write
        : // A field of a created person is emptied; the person stays.
          {
            ...write,
            action: 'update',
            linked: false,
            changes: write.changes.filter((one) => one.attribute === attribute),
          },
    )
}

/** Awards that were joined and have been imported anew since: giving a part of them back would double it. */
function isMovedAward({ attribute, conflict }: FieldChange): boolean {
  return attribute === 'awards' && conflict
}

function itemsOf(write: UndoneWrite, person: UndonePerson, awardsMoved: boolean): PlanItem[] {
  if (write.action === 'create') return [createdItem(write, person)]
  const changes = [...reversed(write, person), ...unlinking(write)].map((one) =>
    awardsMoved && one.attribute === 'awards' ? { ...one, conflict: true, preticked: false } : one,
  )
  const kept = changes.filter((one) => !one.conflict)
  const conflicts = changes.filter((one) => one.conflict)
  return [
    ...(kept.length === 0 ? [] : [itemOf(write, person, 'changed', kept)]),
    ...(conflicts.length === 0 ? [] : [itemOf(write, person, 'blocked', conflicts)]),
  ]
}

function createdItem(write: UndoneWrite, person: Person): PlanItem {
  const untouched = person.version === write.versionAfter
  const change = fieldChange('status', person.status, 'withdrawn', !untouched)
  return itemOf(write, person, untouched ? 'changed' : 'blocked', [change])
}

function reversed(write: UndoneWrite, person: UndonePerson): FieldChange[] {
  return write.changes.flatMap((change) => {
    const now = nowOf(change.attribute, person)
    if (now === change.old) return []
    return [fieldChange(change.attribute, now, change.old, now !== change.new)]
  })
}

function nowOf(attribute: string, person: UndonePerson): string | null {
  if (attribute === 'status') return person.status
  return (factOf(attribute) === null ? person.values[attribute] : person.facts?.[attribute]) ?? null
}

/** A line that only linked a record is taken back by unlinking it. */
function unlinking(write: UndoneWrite): FieldChange[] {
  return write.linked && write.changes.length === 0
    ? [fieldChange('link', write.externalId, null, false)]
    : []
}

function fieldChange(
  attribute: string,
  old: string | null,
  next: string | null,
  conflict: boolean,
): FieldChange {
  return {
    attribute,
    old,
    new: next,
    source: null,
    rule: 'undo',
    owner: 'portal',
    conflict,
    preticked: !conflict,
  }
}

function itemOf(
  write: UndoneWrite,
  person: Person,
  bucket: 'changed' | 'blocked',
  changes: readonly FieldChange[],
): PlanItem {
  return {
    key: bucket === 'blocked' ? `person:${person.id}@blocked` : `person:${person.id}`,
    externalId: write.externalId,
    personId: person.id,
    personVersion: person.version,
    name: nameOf(person),
    employeeNumber: person.values['employeeNumber'] ?? null,
    legalEntityId: person.values['legalEntity'] ?? null,
    situation: 'linked',
    bucket,
    action: bucket === 'blocked' ? 'none' : 'update',
    event: 'undo',
    reason: { code: bucket === 'blocked' ? 'changed since' : 'undo', values: {} },
    changes: [...changes],
    effectiveDate: null,
    daysLate: null,
    flags: bucket === 'blocked' ? ['manual conflict'] : [],
    candidates: [],
    preticked: bucket === 'changed',
  }
}

function nameOf(person: Person): string {
  return (
    [person.values['givenName'], person.values['familyName']].filter((part) => part != null).join(' ') ||
    person.id
  )
}
