import { z } from 'zod'
import { failure } from '#model/failure.ts'
import { endpoints } from './endpoint.ts'

const problem = z.object({ path: z.string(), message: z.string() })
const description = z.string().max(200_000)

export const triedDescription = z
  .object({
    /** What is still wrong with the description, and where. */
    problems: z.array(problem),
    /** The call that was made; `status` is null where nothing answered. */
    call: z.object({ path: z.string(), status: z.int().nullable(), ms: z.number() }).nullable(),
    failure: failure.nullable(),
    /** How many people the answer holds; null where they do not lie where the description says. */
    records: z.int().nullable(),
    total: z.int().nullable(),
    /** How the next page would be asked for; null at the end. */
    next: z.string().nullable(),
    /** Lists of the answer in which people may lie. */
    lists: z.array(z.object({ path: z.string(), records: z.int() })),
    /** Single values beside the list, for totals, cursors and links. */
    beside: z.array(z.object({ path: z.string(), sample: z.string() })),
    /** The parts of a record as a tree laid flat; private values are hidden. */
    nodes: z.array(
      z.object({
        path: z.string().nullable(),
        key: z.string(),
        depth: z.int(),
        kind: z.enum(['object', 'list', 'value']),
        samples: z.array(z.string().nullable()),
        values: z.array(z.string()),
        hidden: z.boolean(),
      }),
    ),
    suggestions: z.array(z.object({ path: z.string(), field: z.string() })),
    /** What values mean as a status, a type, a reason or a gender, where their words are known. */
    meanings: z.array(z.object({ field: z.string(), source: z.string(), value: z.string() })),
    /** The described fields as a fetch would read them. */
    fields: z.array(
      z.object({
        field: z.string(),
        samples: z.array(z.object({ value: z.string().nullable(), problem: z.string().nullable() })),
        filled: z.int(),
        of: z.int(),
      }),
    ),
  })
  .meta({ id: 'TriedDescription' })
export type TriedDescription = z.infer<typeof triedDescription>

const one = '/companies/{company}/connections/{connection}'

export const descriptionEndpoints = endpoints({
  [`POST ${one}/try-description` as const]: {
    summary: 'Try a described HR system: one reading call; nothing of the answer is kept',
    audience: 'admin',
    body: z.object({ description, secrets: z.record(z.string(), z.string().max(10_000)) }),
    response: triedDescription,
  },
  [`POST ${one}/export-description` as const]: {
    summary: 'A described HR system as the start of a connector: its files as text',
    audience: 'admin',
    body: z.object({ description }),
    response: z.object({
      id: z.string(),
      files: z.array(z.object({ name: z.string(), text: z.string() })),
    }),
  },
})
