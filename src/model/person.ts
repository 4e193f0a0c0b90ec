import { z } from 'zod'
import { employmentStatuses, localDate } from './employee.ts'

/** The portal's own status of a person. `withdrawn`: created by a run that was undone; nothing is deleted. */
export const personStatuses = [...employmentStatuses, 'withdrawn'] as const
export type PersonStatus = (typeof personStatuses)[number]

/**
 * Attribute values by attribute id, as text: dates `YYYY-MM-DD`, codes by their normalised value,
 * legal entity and manager by id, money as `<amount> <currency>`, address as lines joined by `\n`.
 */
export const personValues = z.record(z.string(), z.string().nullable())
export type PersonValues = z.infer<typeof personValues>

/** From the first day to the last day of one employment; `endDate` null while it lasts. */
export const employmentPeriod = z.object({
  startDate: localDate.nullable(),
  endDate: localDate.nullable(),
  legalEntityId: z.string().nullable(),
})
export type EmploymentPeriod = z.infer<typeof employmentPeriod>

/** What the registry knows of somebody's awards. */
export const awardHolding = z.object({
  plans: z.array(z.string()),
  /** Whole units as decimal text. */
  unvested: z.string(),
  vested: z.string(),
})
export type AwardHolding = z.infer<typeof awardHolding>

/** A holder of awards in the portal's registry. `version` grows with every write. */
export const person = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(personStatuses),
  values: personValues,
  periods: z.array(employmentPeriod),
  awards: awardHolding.nullable(),
})
export type Person = z.infer<typeof person>

/** That a record of a connection is this person. `ended`: the person was handed over to another connection. */
export type PersonLink = Readonly<{
  connectionId: string
  externalId: string
  personId: string
  ended?: true
}>

/** What an admin decided about a pair, remembered until revised. */
export const matchDecisions = ['same person', 'two people', 'not now'] as const
export type MatchDecision = Readonly<{
  externalId: string
  personId: string
  decision: (typeof matchDecisions)[number]
}>

/** A company that employs people; costs are booked in it. `timeZone` is an IANA name or null for the company's. */
export const legalEntity = z.object({
  id: z.string(),
  name: z.string(),
  organisationNumber: z.string().nullable(),
  country: z.string().nullable(),
  timeZone: z.string().nullable(),
})
export type LegalEntity = z.infer<typeof legalEntity>
