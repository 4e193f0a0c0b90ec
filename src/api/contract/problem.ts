import { z } from 'zod'

/** An error as RFC 9457 has it, with the parts a person needs. */
export const problem = z
  .object({
    type: z.string().meta({ description: 'Address of the code in docs/errors.md' }),
    title: z.string().meta({ description: 'What happened, in one sentence' }),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional().meta({ description: 'Why' }),
    advice: z.string().optional().meta({ description: 'What to do' }),
    who: z.string().optional().meta({ description: 'Who can do it' }),
    requestId: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }).optional(),
    differences: z.array(z.object({ key: z.string(), name: z.string(), what: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
