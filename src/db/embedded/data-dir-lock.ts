import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

const ownerRecord = z.object({
  program: z.string(),
  pid: z.number().int(),
  host: z.string(),
  startedAt: z.iso.datetime(),
  dataDir: z.string(),
  socketDir: z.string().optional(),
  startedWith: z.object({ version: z.string(), settings: z.record(z.string(), z.string()) }).optional(),
})

type OwnerRecord = z.infer<typeof ownerRecord>

export type DataDirOwner = Readonly<Omit<OwnerRecord, 'socketDir' | 'startedWith'>>

export type ServerRecord = Readonly<Pick<OwnerRecord, 'socketDir' | 'startedWith'>>

export type DataDirLock = Readonly<{
  /** What an owner left that ended without stopping its server. */
  left: ServerRecord
  record(server: ServerRecord): void
  release(): void
}>

/**
 * The lock itself is SQLite's exclusive lock on an empty file, that is an fcntl lock: the kernel grants it to one process only and
 * takes it back however that process ends, so nothing can go stale and no pid has to be trusted. `owner.json` only says who.
 * Trap: a process loses its fcntl locks on a file when it closes any descriptor of that file, so nobody else may open `owner.lock`.
 */
export async function lockDataDir(dataDir: string, program: string): Promise<DataDirLock> {
  const held = takeExclusively(dataDir)
  if (!held) throw inUse(dataDir, await findOwner(dataDir))

  const left = leftBehind(dataDir)
  const owner: DataDirOwner = {
    program,
    pid: process.pid,
    host: hostname(),
    startedAt: new Date().toISOString(),
    dataDir,
  }
  const record = (server: ServerRecord): void => writeOwner(dataDir, { ...owner, ...server })
  record(left)
  return {
    left,
    record,
    release() {
      if (!held.isOpen) return
      rmSync(ownerFile(dataDir), { force: true })
      held.close()
    },
  }
}

function takeExclusively(dataDir: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    // The wait is for programs that start at the same instant: their attempts disturb each other for a moment.
    database = new DatabaseSync(join(dataDir, 'owner.lock'), { timeout: 300 })
    database.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
    return database
  } catch (cause) {
    database?.close()
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === sqliteBusy) return undefined
    throw new EmbeddedPostgresError('data-dir-unwritable', {
      message: `The file ${join(dataDir, 'owner.lock')} cannot be locked: ${cause instanceof Error ? cause.message : cause}.`,
      advice:
        'Give the data folder to the user who starts this program (chown -R), or set DATA_DIR to a folder on a local disk.',
      cause,
    })
  }
}

const sqliteBusy = 5

function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.json')
}

function writeOwner(dataDir: string, record: OwnerRecord): void {
  const next = `${ownerFile(dataDir)}.new`
  writeFileSync(next, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 })
  renameSync(next, ownerFile(dataDir))
}

function readOwner(dataDir: string): OwnerRecord | undefined {
  try {
    return ownerRecord.safeParse(JSON.parse(readFileSync(ownerFile(dataDir), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Nothing in a copied data folder: what its file names belongs to the owner of the original, who may be running. */
function leftBehind(dataDir: string): ServerRecord {
  const owner = readOwner(dataDir)
  return owner?.dataDir === dataDir ? { socketDir: owner.socketDir, startedWith: owner.startedWith } : {}
}

/** The winner of a race writes its name a moment after it has the lock; until then the file may name a dead one. */
async function findOwner(dataDir: string): Promise<DataDirOwner | undefined> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const owner = readOwner(dataDir)
    if (owner && (owner.host !== hostname() || isRunning(owner.pid))) return owner
    await sleep(20)
  }
  return undefined
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function inUse(dataDir: string, owner: DataDirOwner | undefined): EmbeddedPostgresError {
  const who = owner
    ? `"${owner.program}" (process ${owner.pid} on ${owner.host}) has used it since ${owner.startedAt.slice(0, 19).replace('T', ' ')} UTC`
    : 'another program is just starting on it'
  return new EmbeddedPostgresError('data-dir-in-use', {
    message: `The data folder ${dataDir} is in use: ${who}.`,
    advice: 'Stop that program first, or set DATA_DIR to another folder.',
  })
}
