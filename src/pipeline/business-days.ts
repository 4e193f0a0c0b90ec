import type { LegalEntity } from '#model/person.ts'
import type { BusinessDays } from '#model/planning.ts'

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

/** Today where each legal entity is, else where the company is. */
export function businessDays(
  at: Date,
  companyTimeZone: string,
  entities: readonly LegalEntity[],
): BusinessDays {
  const company = dayIn(companyTimeZone, at)
  const byLegalEntity = Object.fromEntries(
    entities.map((entity) => [entity.id, entity.timeZone === null ? company : dayIn(entity.timeZone, at)]),
  )
  return { company, byLegalEntity }
}
