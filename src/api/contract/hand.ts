import { z } from 'zod'
import { handRequest } from '#model/hand.ts'
import { matchDecisions } from '#model/person.ts'
import { endpoints } from './endpoint.ts'

/** A record of the newest complete fetch, and whose it is already. */
export const foundRecord = z
  .object({
    externalId: z.string(),
    name: z.string(),
    employeeNumber: z.string().nullable(),
    workEmail: z.string().nullable(),
    personId: z.string().nullable(),
    personName: z.string().nullable(),
  })
  .meta({ id: 'FoundRecord' })
export type FoundRecord = z.infer<typeof foundRecord>

/** What somebody decided about a record and a person. */
export const rememberedDecision = z
  .object({
    externalId: z.string(),
    /** As the newest complete fetch has it; null where the HR system did not send it. */
    recordName: z.string().nullable(),
    personId: z.string(),
    personName: z.string(),
    withdrawn: z.boolean(),
    decision: z.enum(matchDecisions),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'RememberedDecision' })
export type RememberedDecision = z.infer<typeof rememberedDecision>

const one = '/companies/{company}/connections/{connection}' as const

export const handEndpoints = endpoints({
  'POST /companies/{company}/hand-plans': {
    summary: 'A plan that links, splits or merges people by hand; it is read and applied like any other',
    audience: 'admin',
    body: handRequest,
    response: z.object({ planId: z.string() }),
    status: 201,
  },
  [`GET ${one}/records` as const]: {
    summary: 'Records of the newest complete fetch by name, number, e-mail or id',
    audience: 'admin',
    query: z.object({ search: z.string().trim().min(2).max(100) }),
    response: z.array(foundRecord),
  },
  [`GET ${one}/decisions` as const]: {
    summary: 'Remembered decisions on who is who, newest first',
    audience: 'reader',
    response: z.array(rememberedDecision),
  },
  [`PUT ${one}/decisions` as const]: {
    summary: 'Revise a decision, or forget it; the next preview shows what follows',
    audience: 'admin',
    body: z.object({
      externalId: z.string(),
      personId: z.uuid(),
      decision: z.enum(matchDecisions).nullable(),
    }),
    response: z.array(rememberedDecision),
  },
})
