import type { Evidence } from '#model/plan.ts'
import type { Identity } from './identity.ts'
import { nothingInCommon } from './look-alike-key.ts'

/**
 * What is known on both sides and speaks against one person: birth date; family name and start date together;
 * or a name of which nothing is the same, where neither a day nor both identifiers agree.
 */
export function contradictions(record: Identity, person: Identity): readonly Evidence[] {
  const found: Evidence[] = []
  if (differ(record.birthDate, person.birthDate))
    found.push({ kind: 'contradicting birth date', record: record.birthDate, person: person.birthDate })
  const names = differ(record.familyKey, person.familyKey) && differ(record.startDate, person.startDate)
  if ((names || isStranger(record, person)) && !sameStart(record, person))
    found.push({
      kind: 'contradicting name and start date',
      record: `${record.name}, ${record.startDate ?? '–'}`,
      person: `${person.name}, ${person.startDate ?? '–'}`,
    })
  return found
}

/**
 * A stored link whose record differs in both identifiers and in the name: the HR system gave the id to somebody else.
 * Where an id is the number itself, as in files, the number says nothing: name, e-mail and first day do.
 */
export function isReusedId(record: Identity, person: Identity): boolean {
  const number = differ(record.numberKey, person.numberKey)
  const mail = differ(record.emailKey, person.emailKey)
  if (number && mail) return differ(record.nameKey, person.nameKey)
  const start = differ(record.startDate, person.startDate) && !sameStart(record, person)
  const sameMail = agree(record.emailKey, person.emailKey)
  const sameNumber = agree(record.numberKey, person.numberKey)
  const nothingHolds = sameNumber ? start : number || mail || start
  return nothingInCommon(record.nameKey, person.nameKey) && !sameMail && nothingHolds
}

function isStranger(record: Identity, person: Identity): boolean {
  const identifiers = agree(record.numberKey, person.numberKey) && agree(record.emailKey, person.emailKey)
  return nothingInCommon(record.nameKey, person.nameKey) && !identifiers
}

function sameStart(record: Identity, person: Identity): boolean {
  return record.startDates.some((day) => person.startDates.includes(day))
}

function agree(one: string | null, other: string | null): boolean {
  return one !== null && one === other
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other
}
