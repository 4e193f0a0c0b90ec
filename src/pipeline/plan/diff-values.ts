import { emailKey, numberKey } from '#model/match-key.ts'
import type { FieldChange } from '#model/plan.ts'
import type { MappedValue, RegisteredPerson } from '#model/planning.ts'
import type { AttributeMapping, Ownership } from '#model/settings.ts'

/** What would change about a person, attribute by attribute; null for a person who is to be created. */
export function diffValues(
  values: readonly MappedValue[],
  person: RegisteredPerson | null,
  lines: ReadonlyMap<string, AttributeMapping>,
): FieldChange[] {
  return values.flatMap((mapped) => {
    const line = lines.get(mapped.attribute)
    const owner = line?.owner ?? 'always'
    const next = mapped.value === '' ? null : mapped.value
    const old = person?.values[mapped.attribute] ?? null
    if (sameValue(mapped.attribute, old, next) || !mayWrite(owner, person, mapped.attribute)) return []
    if (old !== null && (mapped.partial || (next === null && line?.whenEmpty !== 'clear'))) return []
    const { source, rule, attribute } = mapped
    return [fieldChange(person, { attribute, old, new: next, source: source && { ...source }, rule, owner })]
  })
}

/** A change with its conflict and tick: a hand edit since the last run, and a reviewed field, are ticked by a person. */
export function fieldChange(
  person: RegisteredPerson | null,
  change: Omit<FieldChange, 'conflict' | 'preticked'>,
): FieldChange {
  const written = person?.lastFromHr[change.attribute]
  const conflict = written !== undefined && !sameText(written, change.old)
  return { ...change, conflict, preticked: !conflict && (person === null || change.owner !== 'review') }
}

/** An identifier is the same in any spelling that counts as the same; all else, letter by letter. */
function sameValue(attribute: string, one: string | null, other: string | null): boolean {
  if (sameText(one, other)) return true
  const keyOf = attribute === 'workEmail' ? emailKey : attribute === 'employeeNumber' ? numberKey : null
  const key = keyOf?.(one) ?? null
  return key !== null && key === keyOf?.(other)
}

/** Text is the same however its accents are composed. */
function sameText(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && one.normalize('NFC') === other.normalize('NFC'))
}

function mayWrite(owner: Ownership, person: RegisteredPerson | null, attribute: string): boolean {
  const old = person?.values[attribute] ?? null
  switch (owner) {
    case 'portal':
      return false
    case 'once':
      return person === null || (old === null && person.lastFromHr[attribute] === undefined)
    case 'when-empty':
      return old === null
    default:
      return true
  }
}
