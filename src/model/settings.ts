import { z } from 'zod'
import { defaultFetchEveryHours, defaultGuards } from './default-limits.ts'

/**
 * A filter clause: people whose `dimension` is (or is not) one of `values`.
 * Values of one clause are joined by OR, clauses by AND; no clause means everybody.
 */
export const filterClause = z.object({
  /** An employee field, or `custom:<id>` for a custom field of the HR system. */
  dimension: z.string(),
  mode: z.enum(['include', 'exclude']),
  /** Compared exactly; `null` stands for "empty". */
  values: z.array(z.string().nullable()).min(1),
})
export type FilterClause = z.infer<typeof filterClause>
export const scopingFilter = z.array(filterClause)
export type ScopingFilter = z.infer<typeof scopingFilter>

export const identifiers = ['employeeNumber', 'workEmail'] as const
/** The field by which people are recognised: "Employee Number" or "Company Email". */
export type Identifier = (typeof identifiers)[number]

/** Who decides a field's value. `review`: the HR system's value is shown and needs a tick of its own. */
export const ownerships = ['always', 'once', 'when-empty', 'portal', 'review'] as const
export type Ownership = (typeof ownerships)[number]

/** Forms in which a text may hold a day. Months by name are English. */
export const dayFormats = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD-MMM-YYYY',
] as const

/** How a source value becomes the portal's value. */
export const transform = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('as-is') }),
  z.object({
    kind: z.literal('table'),
    entries: z.record(z.string(), z.string()),
    otherwise: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('date'),
    format: z.enum(dayFormats),
  }),
  z.object({ kind: z.literal('join'), separator: z.string() }),
  z.object({ kind: z.literal('split'), separator: z.string(), take: z.enum(['first', 'last', 'rest']) }),
  z.object({ kind: z.literal('case'), to: z.enum(['lower', 'upper']) }),
  /** E.164, e.g. +4722123456. `country` (ISO 3166-1 alpha-2) is meant where a number has no international prefix. */
  z.object({ kind: z.literal('phone'), country: z.string().regex(/^[A-Z]{2}$/) }),
  /** A country by name in many languages, or by its code of two or three letters or digits, in one form. */
  z.object({ kind: z.literal('country'), to: z.enum(['code', 'name']) }),
  z.object({ kind: z.literal('fixed'), value: z.string() }),
])
export type Transform = z.infer<typeof transform>

/** How one attribute of the portal's person is filled. */
export const attributeMapping = z.object({
  /** A portal attribute (`attributes.ts`) or `custom:<key>`. */
  attribute: z.string(),
  /** Employee fields or `custom:<id>`, the first filled one wins; `join` takes all of them. */
  sources: z.array(z.string()),
  transform,
  owner: z.enum(ownerships),
  /** What an empty value of the HR system does to a filled one of the portal. */
  whenEmpty: z.enum(['keep', 'clear']),
})
export type AttributeMapping = z.infer<typeof attributeMapping>

/** No legal entity, one for all, or value by value (unmapped values are tasks, their people are blocked). */
export const legalEntityRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('one'), legalEntityId: z.string() }),
  z.object({
    kind: z.literal('by-value'),
    source: z.string(),
    values: z.record(z.string(), z.string()),
    fallbackId: z.string().nullable(),
  }),
])
export type LegalEntityRule = z.infer<typeof legalEntityRule>

/** Limits above which a bucket is held; shares are of the people linked to this connection and active. */
export const guardLimits = z.object({
  leavingPeople: z.int().min(0).default(defaultGuards.leavingPeople),
  leavingShare: z.number().min(0).max(1).default(defaultGuards.leavingShare),
  hardLeavingPeople: z.int().min(0).default(defaultGuards.hardLeavingPeople),
  hardLeavingShare: z.number().min(0).max(1).default(defaultGuards.hardLeavingShare),
  joinersPeople: z.int().min(0).default(defaultGuards.joinersPeople),
  joinersShare: z.number().min(0).max(1).default(defaultGuards.joinersShare),
  changesPeople: z.int().min(0).default(defaultGuards.changesPeople),
  changesShare: z.number().min(0).max(1).default(defaultGuards.changesShare),
})
export type GuardLimits = z.infer<typeof guardLimits>

/** Everything an admin chose for a connection. A revision is immutable; changing anything makes the next one. */
export const connectionSettings = z.object({
  filter: scopingFilter,
  mapping: z.array(attributeMapping),
  identifier: z.enum(identifiers),
  legalEntity: legalEntityRule,
  guards: guardLimits,
  /** Hours between fetches, 3 to 4 unless chosen otherwise. */
  fetchEveryHours: z.number().min(1).max(24).default(defaultFetchEveryHours),
})
export type ConnectionSettings = z.infer<typeof connectionSettings>
