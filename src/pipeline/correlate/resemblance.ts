import { mayImitate } from '#model/match-key.ts'
import type { Evidence } from '#model/plan.ts'
import { looseEmailKey, looseNumberKey } from './look-alike-key.ts'
import { type Groups, groupBy, type MatchIndex, type PersonEntry, type RecordEntry } from './match-index.ts'

/** What of a record's identifiers looks like somebody else's without being the same. */
export type Resembles = (record: RecordEntry, person: PersonEntry | null) => readonly Evidence[]

type Holder = Readonly<{
  key: string | null
  loose: string | null
  raw: string | null
  personId: string | null
}>

/** `person`: who the record is; their own old spelling is no imitation. */
export function indexResemblances({ records, people }: MatchIndex): Resembles {
  const living = records.filter((one) => !one.left)
  const holders = (by: 'number' | 'email') => [
    ...living.map((one) => holderOf(one, by, one.linkedTo)),
    ...[...people.values()].map((one) => holderOf(one, by, one.id)),
  ]
  let groups: Readonly<Record<'number' | 'email', Groups<Holder>>> | undefined
  const found = (record: RecordEntry, person: PersonEntry | null, by: 'number' | 'email') => {
    const own = holderOf(record, by, person?.id ?? null)
    const known = person !== null && holderOf(person, by, null).key === own.key
    if (own.loose === null || own.key === null || known) return []
    groups ??= { number: byLoose(holders('number')), email: byLoose(holders('email')) }
    const other = groups[by]
      .get(own.loose)
      ?.find((one) => one.key !== own.key && (person === null || one.personId !== person.id))
    return other === undefined ? [] : [{ kind: 'look-alike' as const, record: own.raw, person: other.raw }]
  }
  return (record, person) => [
    ...imitation(record, person),
    ...found(record, person, 'number'),
    ...found(record, person, 'email'),
  ]
}

/** An address that uses letters beyond ASCII may imitate another, whoever has that. */
export function imitation({ identity }: RecordEntry, person: PersonEntry | null): readonly Evidence[] {
  const known = person !== null && person.identity.emailKey === identity.emailKey
  return mayImitate(identity.workEmail) && !known
    ? [{ kind: 'look-alike', record: identity.workEmail, person: person?.identity.workEmail ?? null }]
    : []
}

function holderOf(
  { identity }: Pick<RecordEntry, 'identity'>,
  by: 'number' | 'email',
  personId: string | null,
): Holder {
  return by === 'number'
    ? {
        key: identity.numberKey,
        loose: looseNumberKey(identity.employeeNumber),
        raw: identity.employeeNumber,
        personId,
      }
    : { key: identity.emailKey, loose: looseEmailKey(identity.workEmail), raw: identity.workEmail, personId }
}

function byLoose(holders: readonly Holder[]): Groups<Holder> {
  return groupBy(holders, (one) => one.loose)
}
