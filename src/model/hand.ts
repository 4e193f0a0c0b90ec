import { z } from 'zod'

/**
 * What somebody decides about people by hand; a plan like any other comes of it.
 * `link`: this record is this person's. `split`: this record is another human. `merge`: two people of the portal are one.
 */
export const handRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('link'),
    personId: z.uuid(),
    connectionId: z.uuid(),
    externalId: z.string().min(1),
    /** What becomes of the person's other records there; must be said where one of them still runs. */
    others: z.enum(['keep', 'unlink']).nullable(),
  }),
  z.object({
    kind: z.literal('split'),
    personId: z.uuid(),
    connectionId: z.uuid(),
    externalId: z.string().min(1),
  }),
  z.object({
    kind: z.literal('merge'),
    keepId: z.uuid(),
    withdrawId: z.uuid(),
    /** Also where both have a running record of one connection. */
    anyway: z.boolean(),
  }),
])
export type HandRequest = z.infer<typeof handRequest>
