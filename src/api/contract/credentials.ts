import { z } from 'zod'
import { failure } from '#model/failure.ts'
import { connection } from './connection.ts'
import { connector } from './connector.ts'
import { endpoints } from './endpoint.ts'

export const checkLine = z.object({
  step: z.enum(['address', 'tls', 'sign-in', 'right', 'sample']),
  id: z.string().nullable(),
  label: z.string(),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  failure: failure.nullable(),
  sample: z.object({ fields: z.int(), filled: z.int() }).nullable(),
})
export type CheckLine = z.infer<typeof checkLine>

const one = '/companies/{company}/connections/{connection}'
const values = z.object({ values: z.record(z.string(), z.string()) })

export const credentialEndpoints = endpoints({
  [`PUT ${one}/credentials` as const]: {
    summary: 'Set or replace credentials; they are never read back',
    audience: 'admin',
    /** `partly`: somebody else types the secrets, which are still missing. */
    body: values.extend({ partly: z.boolean().optional() }),
    response: connection,
  },
  [`POST ${one}/check` as const]: {
    summary: 'Test the connection; a line of JSON for each step as it ends',
    audience: 'admin',
    produces: 'application/x-ndjson',
  },
  [`PUT ${one}/file` as const]: {
    summary: 'Upload the file to read; the body is the file, `name` its name',
    audience: 'admin',
    query: z.object({ name: z.string().min(1).max(200) }),
    response: connection,
  },
  [`POST ${one}/it-link` as const]: {
    summary: 'A one-time link by which an IT colleague types the credentials',
    audience: 'admin',
    response: z.object({ link: z.string(), expiresAt: z.string() }),
    status: 201,
  },
  'GET /it-links/{token}': {
    summary: 'The form and guide behind a one-time link',
    audience: 'it-link',
    response: z.object({
      companyName: z.string(),
      connectorId: z.string(),
      methodId: z.string(),
      expiresAt: z.string(),
    }),
  },
  'GET /it-links/{token}/connector': { summary: 'Its HR system', audience: 'it-link', response: connector },
  'POST /it-links/{token}': {
    summary: 'Set the credentials and test them; a line of JSON for each step, never values of people',
    audience: 'it-link',
    body: values,
    produces: 'application/x-ndjson',
  },
})
