import { z } from 'zod'
import { endpoints } from './endpoint.ts'

/** What came so far over a connection that is pushed to, and by which token. Never the token itself. */
export const pushState = z
  .object({
    /** To enter in the identity provider. */
    address: z.string(),
    token: z.object({ madeBy: z.string(), madeAt: z.string(), lastUsedAt: z.string().nullable() }).nullable(),
    people: z.int(),
    /** When the newest of them came or changed. */
    changedAt: z.string().nullable(),
  })
  .meta({ id: 'PushState' })
export type PushState = z.infer<typeof pushState>

const one = '/companies/{company}/connections/{connection}' as const

export const pushEndpoints = endpoints({
  [`GET ${one}/push` as const]: {
    summary: 'Address, token and what came so far, of a connection that is pushed to',
    audience: 'admin',
    response: pushState,
  },
  [`POST ${one}/push-token` as const]: {
    summary: 'Make the token for the identity provider; shown this once, an earlier one stops working',
    audience: 'admin',
    response: z.object({ token: z.string(), state: pushState }),
    status: 201,
  },
})
