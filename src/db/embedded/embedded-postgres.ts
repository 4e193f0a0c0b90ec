import { embeddedNative } from './native-postgres.ts'
import { startPostgres } from './start-postgres.ts'

export type EmbeddedConnection = Readonly<{
  /** The folder of the unix socket. */
  host: string
  port: number
  user: string
  database: string
  /** Said here so that PGSSLMODE in the environment does not decide it. */
  ssl: false
}>

export type EmbeddedPostgres = Readonly<{
  connection: EmbeddedConnection
  dataDir: string
  stop(): Promise<void>
}>

export type EmbeddedPostgresOptions = Readonly<{
  dataDir: string
  /** How the owner of the data folder is named to a second program, such as 'rollcall serve'. */
  programName: string
  database?: string
  settings?: Readonly<Record<string, string>>
}>

/** Throws EmbeddedPostgresError. The database is there, empty at first; `stop` ends server, socket and lock. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return startPostgres({ ...options, native: embeddedNative() })
}
