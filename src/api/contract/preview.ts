import { z } from 'zod'
import { matchDecisions } from '#model/person.ts'
import {
  buckets,
  fieldChange,
  guardIds,
  guardVerdict,
  itemFlags,
  matchCandidate,
  planCounts,
  planInputs,
  planItem,
  planKinds,
} from '#model/plan.ts'
import { approvalReason, approvalView } from './approval.ts'
import { endpoints } from './endpoint.ts'

export const guardView = guardVerdict.omit({ holds: true }).extend({
  /** Who released it; null while it holds. */
  releasedBy: z.array(z.object({ name: z.string(), at: z.string(), reason: z.string().nullable() })),
  released: z.boolean(),
  /** What is still needed when it is hard-held. */
  stillNeeded: z.enum(['second admin', 'second fetch']).nullable(),
})
export type GuardView = z.infer<typeof guardView>

/** The size of what "Synchronize Now" would write; `digest` goes back with the click. */
export const selection = z.object({
  selected: z.int(),
  selectable: z.int(),
  held: z.int(),
  digest: z.string(),
})
export type Selection = z.infer<typeof selection>

export const preview = z
  .object({
    id: z.string(),
    kind: z.enum(planKinds),
    connectionId: z.string().nullable(),
    /** For an undo: the run it takes back. */
    undoesRun: z.object({ id: z.string(), number: z.int() }).nullable(),
    state: z.enum(['open', 'applied', 'stale']),
    createdAt: z.string(),
    fetchedAt: z.string().nullable(),
    inputs: planInputs,
    counts: planCounts,
    guards: z.array(guardView),
    selection,
    /** A newer complete snapshot, newer settings or a hand edit give other contents. */
    newer: z.boolean(),
    fetching: z.boolean(),
    alsoHere: z.array(z.string()),
    runId: z.string().nullable(),
    /** Null where nothing that is selected needs a second person. */
    approval: approvalView.nullable().optional(),
  })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof preview>

export const previewItem = planItem
  .extend({
    legalEntityName: z.string().nullable(),
    changes: z.array(
      fieldChange.extend({
        oldLabel: z.string().nullable(),
        newLabel: z.string().nullable(),
        excluded: z.boolean(),
      }),
    ),
    candidates: z.array(matchCandidate),
    selected: z.boolean(),
    selectable: z.boolean(),
    heldBy: z.array(z.enum(guardIds)),
    /** An exclusion is remembered until the change itself changes. */
    excludedBy: z.string().nullable(),
    awards: z.object({ plans: z.array(z.string()), unvested: z.string(), vested: z.string() }).nullable(),
    /** Why it needs a second person as it is ticked; left out where it needs none. */
    needsApproval: z.array(approvalReason).optional(),
    /** How many comments there are on this person. */
    comments: z.int().optional(),
  })
  .meta({ id: 'PreviewItem' })
export type PreviewItem = z.infer<typeof previewItem>

export const itemQuery = z.object({
  bucket: z.enum(buckets).optional(),
  search: z.string().max(100).optional(),
  attribute: z.string().optional(),
  legalEntity: z.string().optional(),
  flag: z.enum(itemFlags).optional(),
  selected: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['name', 'number', 'entity', 'bucket', 'date']).default('bucket'),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type ItemQuery = z.infer<typeof itemQuery>

export const explanation = z.object({
  steps: z.array(
    z.object({
      step: z.enum(['fetched', 'in scope', 'matched', 'mapped', 'decided']),
      outcome: z.string(),
      details: z.array(z.object({ label: z.string(), value: z.string().nullable() })),
    }),
  ),
})
export type Explanation = z.infer<typeof explanation>

export const applyBody = z.object({
  selectionDigest: z.string(),
  /** Leaves out what waits for a second person. */
  withoutApproval: z.boolean().optional(),
})

const P = '/companies/{company}/plans/{plan}'
export const previewEndpoints = endpoints({
  'POST /companies/{company}/connections/{connection}/preview': {
    summary: 'The preview of the newest complete snapshot; starts a fetch when that is older than 15 minutes',
    audience: 'admin',
    body: z.object({ fetch: z.boolean().default(true) }),
    response: preview,
  },
  [`GET ${P}` as const]: {
    summary: 'Counts, guards and selection of a preview',
    audience: 'reader',
    response: preview,
  },
  [`GET ${P}/items` as const]: {
    summary: 'Its lines, page by page',
    audience: 'reader',
    query: itemQuery,
    response: z.object({ items: z.array(previewItem), total: z.int(), nextCursor: z.string().nullable() }),
  },
  [`GET ${P}/items/{key}` as const]: { summary: 'One line', audience: 'reader', response: previewItem },
  [`GET ${P}/items/{key}/explanation` as const]: {
    summary: 'How it came about, step by step',
    audience: 'reader',
    response: explanation,
  },
  [`POST ${P}/choices` as const]: {
    summary: 'Tick or untick people or single fields; remembered until the change itself changes',
    audience: 'admin',
    body: z.object({
      choices: z
        .array(
          z.object({
            key: z.string(),
            attribute: z.string().nullable(),
            choice: z.enum(['include', 'exclude']),
          }),
        )
        .max(1000)
        .optional(),
      all: z
        .object({
          query: itemQuery.omit({ cursor: true, limit: true, sort: true }),
          choice: z.enum(['include', 'exclude']),
        })
        .optional(),
    }),
    response: selection,
  },
  [`POST ${P}/matches` as const]: {
    summary: 'Decide pairs; answers the preview made anew with them',
    audience: 'admin',
    body: z.object({
      decisions: z
        .array(z.object({ externalId: z.string(), personId: z.string(), decision: z.enum(matchDecisions) }))
        .min(1)
        .max(1000),
    }),
    response: preview,
  },
  [`POST ${P}/guards/{guard}/release` as const]: {
    summary: 'Release what a guard holds: type the number; a hard hold needs a reason and a second admin',
    audience: 'admin',
    body: z.object({ number: z.int(), reason: z.string().max(500).nullable() }),
    response: preview,
  },
  [`GET ${P}/charts` as const]: {
    summary: 'Head count by legal entity or department, before and after',
    audience: 'reader',
    query: z.object({ by: z.enum(['legalEntity', 'department']) }),
    response: z.object({
      bars: z.array(z.object({ label: z.string(), before: z.int(), after: z.int() })),
      months: z.array(z.object({ month: z.string(), joining: z.int(), leaving: z.int() })),
    }),
  },
  [`GET ${P}/export` as const]: {
    summary: 'The preview as Excel or CSV',
    audience: 'reader',
    query: z.object({ format: z.enum(['xlsx', 'csv']) }),
    produces: 'application/octet-stream',
  },
  [`POST ${P}/apply` as const]: {
    summary: 'Synchronize Now: applies exactly what was shown, once',
    audience: 'admin',
    body: applyBody,
    response: z.object({ runId: z.string(), number: z.int(), applied: z.int() }),
  },
  [`POST ${P}/differences` as const]: {
    summary: 'What a plan made now would do differently',
    audience: 'reader',
    response: z.object({
      differences: z.array(z.object({ key: z.string(), name: z.string(), what: z.string() })),
      total: z.int(),
    }),
  },
})
