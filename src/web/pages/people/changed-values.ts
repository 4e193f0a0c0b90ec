import type { PersonValues } from '#model/person.ts'

/** Only what differs from what was read is sent; an emptied field is null. */
export function changedValues(read: PersonValues, typed: Readonly<Record<string, string>>): PersonValues {
  const entries = Object.entries(typed).map(
    ([attribute, value]) => [attribute, value.trim() || null] as const,
  )
  return Object.fromEntries(entries.filter(([attribute, value]) => value !== (read[attribute] ?? null)))
}
