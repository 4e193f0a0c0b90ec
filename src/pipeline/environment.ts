import type { ConnectorDefinition } from '#connector-kit'
import type { Database } from '#db/database.ts'
import type { Clock } from '#model/clock.ts'
import type { EventHub } from '#model/portal-event.ts'
import type { Keyring } from '#secrets/keyring.ts'

/** What the pipeline touches of the world; made in main.ts. */
export type Environment = Readonly<{
  database: Database
  keyring: Keyring
  clock: Clock
  events: Pick<EventHub, 'publish'>
  connectors: readonly ConnectorDefinition[]
  allowPrivateNetwork: readonly string[]
  /** Operator's addresses instead of an HR system's own, by connector id. */
  baseUrls: Readonly<Record<string, string>>
  /** Deadline of one request to an HR system; the kit's own without. */
  requestTimeoutMs?: number
}>

/** Who acts, as receipts name them. */
export type ActingAs = Readonly<{ name: string; userId: string }>

export const rollcallItself: ActingAs = { name: 'Rollcall', userId: 'rollcall' }
