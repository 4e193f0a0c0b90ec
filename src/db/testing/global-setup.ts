import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { isRunning } from '../embedded/data-dir-lock.ts'
import { testDatabaseKinds } from './test-database-kinds.ts'
import { type TestServers, testServers } from './test-servers.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A unix socket on which the run's own process answers where the server of a kind is, starting it if need be. */
    testDatabaseDoor: string
  }
}

let close: (() => Promise<void>) | undefined

export async function setup(project: TestProject): Promise<void> {
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const servers = testServers(folder)
  const path = join(folder, 'door')
  const door = await openDoor(servers, path)
  project.provide('testDatabaseDoor', path)
  close = async () => {
    door.close()
    door.closeAllConnections()
    await servers.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function teardown(): Promise<void> {
  await close?.()
}

async function openDoor(servers: TestServers, path: string): Promise<Server> {
  const door = createServer(async (request, response) => {
    const wanted = decodeURIComponent((request.url ?? '').slice(1))
    const kind = testDatabaseKinds.find((one) => one.name === wanted)
    try {
      if (!kind?.available)
        throw new Error(`No test database "${wanted}": ${kind?.reason ?? 'unknown kind'}.`)
      response.end(JSON.stringify(await servers.get(kind.name)))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? `${error.stack}` : String(error))
    }
  })
  await new Promise<void>((resolve) => door.listen(path, resolve))
  return door
}

const prefix = 'rollcall-tests-'

/** Of runs that were killed before their teardown. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    if (!isRunning(Number(name.split('-')[2]))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
