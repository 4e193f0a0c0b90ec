import type { Logger } from 'pino'
import type { Access } from '#access/access.ts'
import type { Database } from '#db/database.ts'
import type { FetchQueue } from '#jobs/fetch-queue.ts'
import type { Clock } from '#model/clock.ts'
import type { EventHub } from '#model/portal-event.ts'
import type { Mailer } from '#notices/mailer.ts'
import type { Environment } from '#pipeline/environment.ts'
import type { Configuration } from '../configuration.ts'

/** What routes work with; made in main.ts. */
export type Services = Readonly<{
  database: Database
  clock: Clock
  events: EventHub
  access: Access
  log: Logger
  config: Configuration
  /** What the pipeline works with. */
  environment: Environment
  queue: FetchQueue
  /** Null where the operator set no mail up. */
  mailer: Mailer | null
  /** The portal's address, for links in mails. */
  publicUrl: string
}>
