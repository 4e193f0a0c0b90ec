import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { App } from '#api/create-app.ts'
import { type PortalServer, startServer } from '#api/start-server.ts'
import type { Actor } from '#model/access.ts'

export type CommandDoor = Readonly<{ dataDir: string; actor: Actor; app: App; log: Logger }>

/** The command line's own door: a socket only this system's user can open, and a token in a file only they can read. */
export async function openCommandDoor({ dataDir, actor, app, log }: CommandDoor): Promise<PortalServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'))
  const socketPath = join(folder, 'socket')
  const token = randomBytes(32).toString('base64url')
  const door = await startServer({
    listen: { socketPath },
    log,
    commandLineActor: (request) => (isToken(request.headers['x-rollcall-token'], token) ? actor : null),
  })
  door.serve(app)
  const note = join(dataDir, 'server.json')
  if (existsSync(dataDir)) {
    rmSync(note, { force: true })
    writeFileSync(note, JSON.stringify({ pid: process.pid, socketPath, token }), { mode: 0o600 })
  }
  return {
    ...door,
    close: async (withinMs) => {
      rmSync(note, { force: true })
      await door.close(withinMs)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isToken(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string' || given.length !== token.length) return false
  return timingSafeEqual(Buffer.from(given), Buffer.from(token))
}
