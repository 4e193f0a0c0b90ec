import { z } from 'zod'
import { failure } from '#model/failure.ts'
import { connectionSettings } from '#model/settings.ts'
import { snapshot } from '#model/snapshot.ts'
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
  'GET /companies/{company}/events': {
    summary: 'Server-sent events: ids, states and counts of what moves in this company',
    audience: 'reader',
    produces: 'text/event-stream',
  },
})
