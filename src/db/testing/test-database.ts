import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import type pg from 'pg'
import { inject } from 'vitest'
import { runStatement } from './run-statement.ts'
import { type TestDatabaseKindName, testDatabaseKinds } from './test-database-kinds.ts'
import type { TestServer } from './test-servers.ts'

export { type TestDatabaseKind, type TestDatabaseKindName, testDatabaseKinds } from './test-database-kinds.ts'

export type TestDatabase = Readonly<{ connection: pg.PoolConfig; drop(): Promise<void> }>

/** A database of the test's own, migrated. `drop` also ends what is still connected to it. */
export async function testDatabase(kind = firstAvailable()): Promise<TestDatabase> {
  const { connection, template } = await askForServer(kind)
  const database = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  // Copying files is several times faster here than the default, which writes the whole template into the log.
  await runStatement(connection, `create database ${database} template ${template} strategy file_copy`)
  return {
    connection: { ...connection, database },
    drop: () => runStatement(connection, `drop database if exists ${database} with (force)`),
  }
}

function firstAvailable(): TestDatabaseKindName {
  const kind = testDatabaseKinds.find((one) => one.available)
  if (kind) return kind.name
  throw new Error(
    `No database to test on: ${testDatabaseKinds.map((one) => `${one.name}: ${one.reason}`).join(' ')}`,
  )
}

const servers = new Map<TestDatabaseKindName, Promise<TestServer>>()

function askForServer(kind: TestDatabaseKindName): Promise<TestServer> {
  const server = servers.get(kind) ?? askAtDoor(kind)
  servers.set(kind, server)
  return server
}

async function askAtDoor(kind: TestDatabaseKindName): Promise<TestServer> {
  const socketPath: string | undefined = inject('testDatabaseDoor')
  if (!socketPath)
    throw new Error('src/db/testing/global-setup.ts is not among globalSetup of vitest.config.ts.')
  return new Promise((resolve, reject) => {
    get({ socketPath, path: `/${encodeURIComponent(kind)}`, agent: false }, async (answer) => {
      const body = await text(answer)
      if (answer.statusCode === 200) resolve(JSON.parse(body))
      else reject(new Error(body))
    }).once('error', reject)
  })
}
