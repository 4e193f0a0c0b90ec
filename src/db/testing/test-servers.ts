import { join } from 'node:path'
import type pg from 'pg'
import { startPostgres } from '../embedded/start-postgres.ts'
import { migrate } from '../migrate.ts'
import { runStatement } from './run-statement.ts'
import { nativeOf, type TestDatabaseKindName } from './test-database-kinds.ts'

/** What a test needs to make its own database: where to ask for it, and what to copy. */
export type TestServer = Readonly<{ connection: pg.ClientConfig; template: string }>

export type TestServers = Readonly<{
  get(name: TestDatabaseKindName): Promise<TestServer>
  stop(): Promise<void>
}>

type Started = Readonly<{ server: TestServer; stop(): Promise<unknown> }>

/** Each starts when it is first asked for, so that a run without database tests pays nothing. */
export function testServers(folder: string): TestServers {
  const started = new Map<TestDatabaseKindName, Promise<Started>>()
  return {
    async get(name) {
      const one = started.get(name) ?? startServer(folder, name)
      started.set(name, one)
      return (await one).server
    },
    async stop() {
      const settled = await Promise.allSettled(started.values())
      await Promise.all(settled.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)))
    },
  }
}

async function startServer(folder: string, name: TestDatabaseKindName): Promise<Started> {
  const { connection, stop } = await reach(folder, name)
  const template = `rollcall_template_${process.pid}`
  const leave = (): Promise<void> =>
    runStatement(connection, `drop database if exists ${template} with (force)`).finally(stop)
  try {
    await runStatement(connection, `create database ${template}`)
    await migrate({ ...connection, database: template })
    await runStatement(connection, `alter database ${template} allow_connections false`)
  } catch (error) {
    await leave()
    throw error
  }
  return { server: { connection, template }, stop: leave }
}

async function reach(
  folder: string,
  name: TestDatabaseKindName,
): Promise<{ connection: pg.ClientConfig; stop(): Promise<void> }> {
  if (name === 'TEST_DATABASE_URL') {
    return { connection: fromUrl(process.env['TEST_DATABASE_URL'] ?? ''), stop: async () => {} }
  }
  const { connection, stop } = await startPostgres({
    native: nativeOf(name),
    dataDir: join(folder, name.replace(' ', '-')),
    programName: 'the tests',
    // Safe against killed processes, not against a power cut, which no test survives anyway.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '300' },
    initdbArguments: ['--no-sync'],
    database: 'postgres',
  })
  return { connection, stop }
}

/** In parts: a connection string given as such would win over the name of a test's own database. */
function fromUrl(text: string): pg.ClientConfig {
  const url = new URL(text)
  const part = (value: string): string => decodeURIComponent(value)
  return {
    host: url.searchParams.get('host') ?? part(url.hostname),
    port: Number(url.port || 5432),
    user: part(url.username),
    ...(url.password ? { password: part(url.password) } : {}),
    database: part(url.pathname.slice(1)) || 'postgres',
  }
}
