import { z } from 'zod'
import { endpoints } from './endpoint.ts'

/** Of a connection whose HR system wants somebody to sign in with a browser. */
export const browserSignIn = z
  .object({
    /** To enter in the HR system, where this portal is registered. */
    redirectUri: z.string(),
    signedIn: z.object({ by: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: 'BrowserSignIn' })
export type BrowserSignIn = z.infer<typeof browserSignIn>

/** How somebody came back, as the address they are sent to says it. */
export const signInOutcomes = [
  'done',
  'declined',
  'client-refused',
  'other-person',
  'expired',
  'failed',
] as const
export type SignInOutcome = (typeof signInOutcomes)[number]

const one = '/companies/{company}/connections/{connection}' as const

export const browserSignInEndpoints = endpoints({
  [`GET ${one}/sign-in` as const]: {
    summary: 'Who signed in to the HR system, and the redirect address to register there',
    audience: 'admin',
    response: browserSignIn,
  },
  [`POST ${one}/sign-in` as const]: {
    summary:
      'Where to sign in to the HR system; the way back works once, for the same user, within ten minutes',
    audience: 'admin',
    response: z.object({ address: z.string() }),
    status: 201,
  },
})
