import pg from 'pg'
import { superuser } from './cluster.ts'
import type { EmbeddedConnection } from './embedded-postgres.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import type { Postmaster } from './postmaster.ts'

export function connectionTo(postmaster: Postmaster, database: string): EmbeddedConnection {
  return { host: postmaster.socketDir, port: postmaster.port, user: superuser, database, ssl: false }
}

/** At every start: the first one may have been cut off between making the cluster and making the database. */
export async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  await withClient({ ...connection, database: 'postgres' }, async (client) => {
    const { database } = connection
    const found = await client.query('select from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  }).catch((cause: unknown) => {
    throw new EmbeddedPostgresError('start-failed', {
      message: `The embedded database started but could not be opened: ${cause instanceof Error ? cause.message : cause}.`,
      advice: 'Start again; if it stays so, postgres.log in the data folder says more.',
      cause,
    })
  })
}

export async function serves(postmaster: Postmaster, cluster: string): Promise<boolean> {
  const ask = withClient(connectionTo(postmaster, 'postgres'), async (client) => {
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    )
    return rows[0]?.folder === cluster
  })
  return ask.catch(() => false)
}

async function withClient<Result>(
  connection: EmbeddedConnection,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000, query_timeout: 60_000 })
  // Without a listener a connection lost between two queries would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}
