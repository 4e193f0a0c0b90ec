import type { Evidence } from '#model/plan.ts'
import type { Identity } from './identity.ts'

/** What is known on both sides and speaks against one person: birth date; or family name and start date together. */
export function contradictions(record: Identity, person: Identity): readonly Evidence[] {
  const found: Evidence[] = []
  if (differ(record.birthDate, person.birthDate))
    found.push({ kind: 'contradicting birth date', record: record.birthDate, person: person.birthDate })
  const sameStart = record.startDates.some((day) => person.startDates.includes(day))
  if (differ(record.familyKey, person.familyKey) && differ(record.startDate, person.startDate) && !sameStart)
    found.push({
      kind: 'contradicting name and start date',
      record: `${record.name}, ${record.startDate}`,
      person: `${person.name}, ${person.startDate}`,
    })
  return found
}

/** A stored link whose record differs in both identifiers and in the name: the HR system gave the id to somebody else. */
export function isReusedId(record: Identity, person: Identity): boolean {
  return (
    differ(record.numberKey, person.numberKey) &&
    differ(record.emailKey, person.emailKey) &&
    differ(record.nameKey, person.nameKey)
  )
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other
}
