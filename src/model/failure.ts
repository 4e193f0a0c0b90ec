import { z } from 'zod'

/**
 * Failures of reading an HR system, named by what somebody must do:
 * `credentials` re-enter · `permission` grant · `address` correct · `rate-limited` wait by itself ·
 * `unavailable` try again · `contract` stop and tell the maker of the connector · `incomplete` fetch again.
 */
export const failureKinds = [
  'credentials',
  'permission',
  'address',
  'rate-limited',
  'unavailable',
  'contract',
  'incomplete',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** A failure as a person reads it: what happened, why, what to do, who can do it. Never holds a secret or a body. */
export const failure = z.object({
  kind: z.enum(failureKinds),
  /** Stable code, a heading of docs/errors.md. */
  code: z.string(),
  what: z.string(),
  advice: z.string(),
  who: z.enum(['admin', 'it', 'operator', 'account manager', 'nobody']),
  /** Where in the HR system it is mended, in its own menu words, where known. */
  where: z.string().optional(),
  /** What cannot be read while it lasts. */
  lost: z.array(z.string()).optional(),
  httpStatus: z.int().optional(),
})
export type Failure = z.infer<typeof failure>

/** Why a fetch could not be shown to be complete. */
export const incompleteReasons = [
  'failed',
  'end-not-reached',
  'totals-differ',
  'repeated-page',
  'wrong-content',
  'cut-short',
  'duplicate-records',
  'unreadable-records',
  'empty',
  'much-shorter',
  'field-disappeared',
  'shifted-while-reading',
  'cancelled',
] as const
export type IncompleteReason = (typeof incompleteReasons)[number]
