import { z } from 'zod'
import { failure } from '#model/failure.ts'
import { buckets } from '#model/plan.ts'
import {
  attributeMapping,
  connectionSettings,
  identifiers,
  scopingFilter,
  transform,
} from '#model/settings.ts'
import { fieldStatistic, snapshot } from '#model/snapshot.ts'
import { availableField, connector } from './connector.ts'
import { endpoints } from './endpoint.ts'

export const connectionStates = [
  'set-up unfinished',
  'fetching',
  'ready',
  'changes waiting',
  'needs attention',
  'reconnect',
  'paused',
  'disconnected',
] as const
export type ConnectionState = (typeof connectionStates)[number]

export const setupSteps = ['connect', 'filter', 'wait', 'customise', 'preview', 'done'] as const
export type SetupStep = (typeof setupSteps)[number]

export const connectionSummary = z
  .object({
    id: z.string(),
    connectorId: z.string(),
    connectorName: z.string(),
    methodId: z.string(),
    name: z.string(),
    state: z.enum(connectionStates),
    setupStep: z.enum(setupSteps),
    lastGoodFetchAt: z.string().nullable(),
    nextFetchAt: z.string().nullable(),
    /** Set while a fetch runs. */
    fetching: snapshot.nullable(),
    peopleInScope: z.int().nullable(),
    changesWaiting: z.int().nullable(),
    /** Newest last; of the portal's active people of this connection. */
    headCount: z.array(z.object({ day: z.string(), people: z.int() })),
    failure: failure.nullable(),
    /** Another address than the HR system's own, set by the operator. */
    testAddress: z.string().nullable(),
    lastRun: z.object({ id: z.string(), number: z.int(), at: z.string(), by: z.string() }).nullable(),
  })
  .meta({ id: 'ConnectionSummary' })
export type ConnectionSummary = z.infer<typeof connectionSummary>

export const connection = connectionSummary
  .extend({
    credentials: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        kind: z.enum(['text', 'secret']),
        /** Only of text fields; a secret is never read back. */
        value: z.string().nullable(),
        setBy: z.string().nullable(),
        setAt: z.string().nullable(),
        lastFour: z.string().nullable(),
      }),
    ),
    file: z.object({ name: z.string(), bytes: z.int(), uploadedAt: z.string(), by: z.string() }).nullable(),
    revision: z.int(),
    settings: connectionSettings.nullable(),
    /** Settings of an earlier connection to the same HR system that can be taken over. */
    earlierSettings: z.object({ connectionId: z.string(), disconnectedAt: z.string() }).nullable(),
    notifyEmails: z.array(z.string()),
    openedBy: z.array(z.object({ name: z.string(), at: z.string() })),
  })
  .meta({ id: 'Connection' })
export type Connection = z.infer<typeof connection>

export const checkLine = z.object({
  step: z.enum(['address', 'tls', 'sign-in', 'right', 'sample']),
  id: z.string().nullable(),
  label: z.string(),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  failure: failure.nullable(),
  sample: z.object({ fields: z.int(), filled: z.int() }).nullable(),
})
export type CheckLine = z.infer<typeof checkLine>

export const identifierReport = z.object({
  identifier: z.enum(identifiers),
  recommended: z.boolean(),
  /** The HR system's field that holds it; null where none does yet. */
  source: z.string().nullable(),
  /** Fields that may hold it, best first, where the HR system has none of its own. */
  suggestions: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      filled: z.int(),
      distinct: z.int(),
      samples: z.array(z.string()),
    }),
  ),
  people: z.int(),
  filled: z.int(),
  duplicates: z.array(z.object({ value: z.string(), names: z.array(z.string()) })),
  portalDuplicates: z.array(z.object({ value: z.string(), names: z.array(z.string()) })),
  odd: z.array(z.object({ value: z.string(), name: z.string(), why: z.string() })),
  reused: z.array(z.object({ value: z.string(), record: z.string(), person: z.string() })),
  lookAlikes: z.array(z.object({ record: z.string(), person: z.string(), why: z.string() })),
  lostLeadingZeros: z.array(z.object({ record: z.string(), person: z.string() })),
  matched: z.int(),
  unmatchedRecords: z.int(),
  unmatchedPeople: z.int(),
})
export type IdentifierReport = z.infer<typeof identifierReport>

export const filterTrial = z.object({
  total: z.int(),
  inScope: z.int(),
  in: z.array(z.string()),
  out: z.array(z.string()),
  found: z.array(z.object({ name: z.string(), inScope: z.boolean(), because: z.string().nullable() })),
})
export type FilterTrial = z.infer<typeof filterTrial>

export const mappingTrial = z.object({
  rows: z.array(
    z.object({
      attribute: z.string(),
      samples: z.array(
        z.object({
          source: z.string().nullable(),
          value: z.string().nullable(),
          problem: z.string().nullable(),
        }),
      ),
      filled: z.int(),
      people: z.int(),
      unmappedValues: z.array(z.object({ value: z.string(), people: z.int() })),
    }),
  ),
})
export type MappingTrial = z.infer<typeof mappingTrial>

const perBucket = z.partialRecord(z.enum(buckets), z.int())
export const settingsTrial = z.object({
  /** Other people or fields are chosen: only the next fetch can show what that means. */
  fetchNeeded: z.boolean(),
  before: perBucket,
  after: perBucket,
  lines: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      before: z.enum(buckets).nullable(),
      after: z.enum(buckets).nullable(),
    }),
  ),
  total: z.int(),
})
export type SettingsTrial = z.infer<typeof settingsTrial>

export const suggestedSource = z.object({
  attribute: z.string(),
  /** `custom:<id>` */
  source: z.string(),
  label: z.string(),
  transform,
  /** From 0 to 1; nothing is mapped by it before somebody says so. */
  confidence: z.number(),
  reasons: z.array(z.enum(['name', 'always filled', 'mostly filled', 'unique', 'days'])),
  samples: z.array(z.string()),
})
export type SuggestedSource = z.infer<typeof suggestedSource>

export const discovery = z.object({
  snapshot: snapshot.nullable(),
  fields: z.array(availableField.extend({ statistic: fieldStatistic.nullable() })),
})
export type Discovery = z.infer<typeof discovery>

export const disconnectReceipt = z
  .object({
    connectorName: z.string(),
    at: z.string(),
    by: z.string(),
    destroyed: z.object({
      credentials: z.int(),
      snapshots: z.int(),
      stagedRecords: z.int(),
      files: z.int(),
      /** People whom an identity provider had pushed. */
      pushedPeople: z.int().optional(),
    }),
    kept: z.object({ people: z.int(), runs: z.int() }),
  })
  .meta({ id: 'DisconnectReceipt' })
export type DisconnectReceipt = z.infer<typeof disconnectReceipt>

const C = '/companies/{company}/connections'
const one = `${C}/{connection}` as const
const values = z.object({ values: z.record(z.string(), z.string()) })

export const connectionEndpoints = endpoints({
  [`GET ${C}` as const]: {
    summary: 'Connections with state and freshness',
    audience: 'reader',
    response: z.array(connectionSummary),
  },
  [`POST ${C}` as const]: {
    summary: 'Begin to set up a connection',
    audience: 'admin',
    body: z.object({ connectorId: z.string(), methodId: z.string().optional() }),
    response: connection,
    status: 201,
  },
  [`GET ${one}` as const]: {
    summary: 'One connection with its settings',
    audience: 'reader',
    response: connection,
  },
  [`PATCH ${one}` as const]: {
    summary: 'Move the set-up on, rename, pause, choose whom to notify',
    audience: 'admin',
    body: z.object({
      setupStep: z.enum(setupSteps).optional(),
      methodId: z.string().optional(),
      name: z.string().trim().min(1).max(100).optional(),
      paused: z.boolean().optional(),
      notifyEmails: z.array(z.email()).optional(),
    }),
    response: connection,
  },
  [`DELETE ${one}` as const]: { summary: 'Throw an unfinished set-up away', audience: 'admin', status: 204 },
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
  [`GET ${one}/discovery` as const]: {
    summary: 'Fields with fill rate and samples, from the set-up area or the newest snapshot',
    audience: 'admin',
    response: discovery,
  },
  [`GET ${one}/dimensions` as const]: {
    summary: 'Groups the filter can use, with their values and head counts',
    audience: 'admin',
    response: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        values: z.array(z.object({ value: z.string().nullable(), people: z.int() })),
      }),
    ),
  },
  [`POST ${one}/filter-trial` as const]: {
    summary: 'Who would be in and out by this filter',
    audience: 'admin',
    body: z.object({ filter: scopingFilter, search: z.string().max(100).optional() }),
    response: filterTrial,
  },
  [`POST ${one}/mapping-trial` as const]: {
    summary: 'What these mappings make of real people',
    audience: 'admin',
    body: z.object({ mapping: z.array(attributeMapping) }),
    response: mappingTrial,
  },
  [`POST ${one}/settings-trial` as const]: {
    summary: 'What other settings would make of the newest fetch, before they are saved',
    audience: 'admin',
    body: z.object({ settings: connectionSettings }),
    response: settingsTrial,
  },
  [`GET ${one}/mapping-suggestions` as const]: {
    summary: 'Fields of the HR system’s own that may fill what it does not tell by itself, with a confidence',
    audience: 'admin',
    response: z.array(suggestedSource),
  },
  [`GET ${one}/identifiers` as const]: {
    summary: 'Dry report of each identifier',
    audience: 'admin',
    query: z.object({ employeeNumberSource: z.string().optional() }),
    response: z.array(identifierReport),
  },
  [`GET ${one}/legal-entity-values` as const]: {
    summary: 'Values of a field with head counts and suggested legal entities',
    audience: 'admin',
    query: z.object({ source: z.string() }),
    response: z.array(
      z.object({
        value: z.string(),
        people: z.int(),
        suggestedId: z.string().nullable(),
        why: z.string().nullable(),
      }),
    ),
  },
  [`PUT ${one}/settings` as const]: {
    summary: 'Save settings as the next revision; `revision` is the one that was read',
    audience: 'admin',
    body: z.object({ revision: z.int(), settings: connectionSettings }),
    response: connection,
  },
  [`POST ${one}/earlier-settings` as const]: {
    summary: 'Take over the settings of the earlier connection',
    audience: 'admin',
    response: connection,
  },
  [`POST ${one}/fetch` as const]: {
    summary: 'Fetch now, within the HR system’s limits',
    audience: 'admin',
    response: snapshot,
    status: 202,
  },
  [`GET ${one}/snapshots` as const]: {
    summary: 'Fetches, newest first',
    audience: 'reader',
    response: z.array(snapshot),
  },
  [`POST ${one}/snapshots/{snapshot}/release` as const]: {
    summary: 'Release a held snapshot: type the number of people it would lose',
    audience: 'admin',
    body: z.object({ number: z.int(), reason: z.string().trim().min(3).max(500) }),
    response: snapshot,
  },
  [`POST ${one}/disconnect` as const]: {
    summary: 'Destroy credentials and staged data; people, awards and history stay',
    audience: 'admin',
    body: z.object({ confirmName: z.string() }),
    response: disconnectReceipt,
  },
  'GET /companies/{company}/disconnect-receipts': {
    summary: 'Receipts of disconnected connections',
    audience: 'reader',
    response: z.array(disconnectReceipt.extend({ connectionId: z.string(), connectorId: z.string() })),
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
  'GET /companies/{company}/events': {
    summary: 'Server-sent events: ids, states and counts of what moves in this company',
    audience: 'reader',
    produces: 'text/event-stream',
  },
})
