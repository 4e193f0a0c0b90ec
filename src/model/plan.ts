import { z } from 'zod'
import { localDate } from './employee.ts'
import { handRequest } from './hand.ts'
import { ownerships } from './settings.ts'

/** What correlation found for a record, in midPoint's words. */
export const situations = ['linked', 'unlinked', 'unmatched', 'disputed', 'gone'] as const
export type Situation = (typeof situations)[number]

/** The lists of a preview. */
export const buckets = [
  'new',
  'changed',
  'leaving',
  'returning',
  'coming up',
  'needs a match',
  'outside the filter',
  'no longer visible',
  'blocked',
] as const
export type Bucket = (typeof buckets)[number]

/** What applying an item does; `hold` waits for its day, `none` writes nothing. */
export const planActions = ['create', 'update', 'terminate', 'reactivate', 'hold', 'none'] as const
export type PlanAction = (typeof planActions)[number]

/** What happened to the person, in the words of HR. */
export const personEvents = [
  'joiner',
  'mover',
  'leaver',
  'returner',
  'conversion',
  'identifier change',
  'entity transfer',
  'future joiner',
  'future leaver',
  'future move',
  'link',
  'unlink',
  'merge',
  'hand-over',
  'undo',
  'none',
] as const
export type PersonEvent = (typeof personEvents)[number]

/** Why a value is as it is: which source field, what it said, which rule made the new value. */
export const fieldChange = z.object({
  attribute: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
  source: z.object({ field: z.string(), value: z.string().nullable() }).nullable(),
  rule: z.string(),
  owner: z.enum(ownerships),
  /** The portal's value was changed by hand since the last run, and the HR system owns the field. */
  conflict: z.boolean(),
  /** Taken along when its item is ticked; a reviewed or conflicting field needs a tick of its own. */
  preticked: z.boolean(),
})
export type FieldChange = z.infer<typeof fieldChange>

/** A reason why a pair may be one person. */
export const evidence = z.object({
  kind: z.enum([
    'stored link',
    'chosen identifier',
    'other identifier',
    'name and birth date',
    'name and start date',
    'similar e-mail',
    'contradicting birth date',
    'contradicting name and start date',
    'shared value',
    'look-alike',
    'reused id',
    'remembered decision',
    'kept elsewhere',
  ]),
  record: z.string().nullable(),
  person: z.string().nullable(),
})
export type Evidence = z.infer<typeof evidence>

/** A person who may be the record's, best first; `proposed` is already filled in and accepted in bulk. */
export const matchCandidate = z.object({
  personId: z.string(),
  name: z.string(),
  confidence: z.number().min(0).max(1),
  proposed: z.boolean(),
  evidence: z.array(evidence),
})
export type MatchCandidate = z.infer<typeof matchCandidate>

export const itemFlags = [
  'award holder',
  'past date',
  'e-mail change',
  'identifier change',
  'entity move',
  'cleared value',
  'manual conflict',
  'look-alike',
] as const
export type ItemFlag = (typeof itemFlags)[number]

/** A reason as data; the sentence comes from the interface's catalogue, by `code`. */
export const reason = z.object({ code: z.string(), values: z.record(z.string(), z.string()) })
export type Reason = z.infer<typeof reason>

/** One line of a preview: one record, one person, or the pair of them. */
export const planItem = z.object({
  /** `record:<externalId>`, `record:<externalId>@coming-up` or `person:<personId>`; unique in its plan. */
  key: z.string(),
  externalId: z.string().nullable(),
  personId: z.string().nullable(),
  /** The version the person had when this was planned. */
  personVersion: z.int().nullable(),
  name: z.string(),
  employeeNumber: z.string().nullable(),
  legalEntityId: z.string().nullable(),
  situation: z.enum(situations),
  bucket: z.enum(buckets),
  action: z.enum(planActions),
  event: z.enum(personEvents),
  reason,
  changes: z.array(fieldChange),
  /** First day of the employment for joiners and returners, last day of it for leavers. */
  effectiveDate: localDate.nullable(),
  /** Days since a leaver's `effectiveDate`. Flagged `past date` above 1, since the day after is the first it can act. */
  daysLate: z.int().nullable(),
  flags: z.array(z.enum(itemFlags)),
  candidates: z.array(matchCandidate),
  /** What is worth knowing but stops nothing, e.g. a manager nobody knows. */
  findings: z.array(reason).optional(),
  /** Whether it is ticked unless somebody unticks it. */
  preticked: z.boolean(),
})
export type PlanItem = z.infer<typeof planItem>

export const guardIds = [
  'leaving',
  'joiners',
  'cleared values',
  'e-mail changes',
  'identifier changes',
  'entity moves',
  'zero rows',
  'unreadable records',
  'snapshot',
] as const
export type GuardId = (typeof guardIds)[number]

/** `clear` nothing to say · `warned` said, not held · `held` type the number · `hard-held` number, reason, second admin. */
export const guardVerdict = z.object({
  guard: z.enum(guardIds),
  verdict: z.enum(['clear', 'warned', 'held', 'hard-held']),
  count: z.int(),
  limit: z.int(),
  outOf: z.int(),
  /** Keys of the items it holds. */
  holds: z.array(z.string()),
})
export type GuardVerdict = z.infer<typeof guardVerdict>

/**
 * Counts of the sentence on top of a preview; `needAttention` = needs a match + blocked.
 * `people` = records inside the filter; `leftBefore` = records of people who left and were never in the portal.
 */
export const planCounts = z.object({
  byBucket: z.record(z.enum(buckets), z.int()),
  needAttention: z.int(),
  unchanged: z.int(),
  people: z.int(),
  leftBefore: z.int(),
  unknownManagers: z.int(),
  /** Of the people who have not left: how many records lack the chosen identifier, and how many share one. */
  identifier: z.object({ missing: z.int(), shared: z.int() }).optional(),
})
export type PlanCounts = z.infer<typeof planCounts>

/** `sync` from a snapshot · `undo` takes a run back · `hand` what somebody decided about people. */
export const planKinds = ['sync', 'undo', 'hand'] as const
export type PlanKind = (typeof planKinds)[number]

/** What a plan names, so that it can be applied as read or refused as stale. */
export const planInputs = z.object({
  snapshotId: z.string(),
  revision: z.int(),
  /** Version of the registry, and of the remembered decisions. */
  registryVersion: z.int(),
  decisionsVersion: z.int(),
  /** The calendar day in each legal entity's time zone, by entity id; `''` is the company's own. */
  days: z.record(z.string(), localDate),
  /** Version of the program that thought: another one may think otherwise. */
  program: z.string().optional(),
  /** Of an undo that takes back one person, or one field of one person, only. */
  undo: z.object({ personId: z.string(), attribute: z.string().nullable() }).optional(),
  /** Of a plan that somebody made by hand. */
  hand: handRequest.optional(),
})
export type UndoScope = NonNullable<z.infer<typeof planInputs>['undo']>
export type PlanInputs = z.infer<typeof planInputs>

/** What applying would do, as a value: pure result of snapshot, settings, registry and days. */
export const plan = z.object({
  items: z.array(planItem),
  counts: planCounts,
  guards: z.array(guardVerdict),
})
export type Plan = z.infer<typeof plan>
