import { z } from 'zod'
import { endpoints } from './endpoint.ts'

export const availableField = z.object({
  id: z.string(),
  label: z.string(),
  sensitive: z.boolean(),
  custom: z.boolean(),
  permissions: z.array(z.string()),
})
export type AvailableField = z.infer<typeof availableField>

const permission = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.union([z.literal('everything'), z.array(z.string())]),
  lostWithout: z.string(),
  where: z.string().nullable(),
})

export const connectorMethod = z.object({
  id: z.string(),
  name: z.string(),
  /** Over the network with credentials, from an uploaded file, or pushed to us. */
  transport: z.enum(['network', 'file', 'push']),
  /** An administrator describes the HR system; the credential `description` holds it. */
  described: z.boolean(),
  format: z.enum(['csv', 'xlsx']).nullable(),
  credentials: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['text', 'secret']),
      label: z.string(),
      guide: z.string(),
      pattern: z.string().nullable(),
      patternFlags: z.string(),
      example: z.string().nullable(),
      optional: z.boolean(),
      multiline: z.boolean(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
      /** Brought by signing in to the HR system, never typed. */
      obtained: z.boolean(),
    }),
  ),
  permissions: z.array(permission),
  fields: z.array(availableField),
})

export const connectorSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    region: z.string(),
    category: z.string(),
    evidence: z.object({ kind: z.string(), note: z.string() }),
    methods: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Of the icon, below the API. */
    icon: z.string(),
  })
  .meta({ id: 'ConnectorSummary' })
export type ConnectorSummary = z.infer<typeof connectorSummary>

export const connector = connectorSummary
  .extend({
    methods: z.array(connectorMethod),
    employeeNumber: z.enum(['own field', 'custom field']),
    dimensions: z.array(z.object({ field: z.string(), label: z.string() })),
    /** The guide's sections in order; `anchor` as credential fields name it. Text is Markdown of our own. */
    guide: z.array(z.object({ anchor: z.string(), title: z.string(), markdown: z.string() })),
  })
  .meta({ id: 'Connector' })
export type Connector = z.infer<typeof connector>

export const connectorEndpoints = endpoints({
  'GET /companies/{company}/connectors': {
    summary: 'The catalogue of HR systems',
    audience: 'reader',
    response: z.array(connectorSummary),
  },
  'GET /companies/{company}/connectors/{connector}': {
    summary: 'One HR system: fields, rights, credentials and guide',
    audience: 'reader',
    response: connector,
  },
  'GET /connectors/{connector}/icon.svg': {
    summary: 'Its icon',
    audience: 'public',
    produces: 'image/svg+xml',
  },
})
