import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { NativePostgres } from './native-postgres.ts'
import type { PostgresUser } from './postgres-user.ts'
import { type Postmaster, readPostmaster } from './postmaster.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import { removeSocketDir } from './socket-dir.ts'
import { startFailure } from './start-failure.ts'

export type LaunchOptions = Readonly<{
  dataDir: string
  cluster: string
  socketDir: string
  native: NativePostgres
  user: PostgresUser
  environment: Readonly<Record<string, string>>
  settings: Readonly<Record<string, string>>
}>

/** Backends of a killed postmaster need a moment to notice; until then its shared memory is "still in use". */
const lingeringMs = 15_000

export async function launchPostmaster(options: LaunchOptions): Promise<Postmaster> {
  await options.user.own(options.cluster)
  const log = openServerLog(join(options.dataDir, 'postgres.log'))
  const deadline = performance.now() + lingeringMs
  try {
    for (;;) {
      const postmaster = await tryLaunch(options, log)
      if (postmaster) return postmaster
      const detail = log.written()
      if (!detail.includes('still in use') || performance.now() > deadline) {
        const { dataDir, native, environment } = options
        throw await startFailure({
          program: 'postgres',
          what: 'The embedded database did not start',
          detail,
          dataDir,
          native,
          environment,
        })
      }
      await sleep(200)
    }
  } catch (error) {
    removeSocketDir(options.socketDir)
    throw error
  } finally {
    log.close()
  }
}

/** No limit of time: recovery after a crash takes as long as it takes, and stopping it would only begin it anew. */
async function tryLaunch(options: LaunchOptions, log: ServerLog): Promise<Postmaster | undefined> {
  const child = spawnPostgres(options, log)
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  while (!ended) {
    const postmaster = readPostmaster(options.cluster)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster
    await sleep(5)
  }
  return undefined
}

function spawnPostgres(options: LaunchOptions, log: ServerLog): ChildProcess {
  const [command = '', ...rest] = [
    ...options.user.prefix,
    join(options.native.binDir, 'postgres'),
    '-D',
    options.cluster,
    // A list whose elements are divided by commas; quoted, so that a comma in the path is none of them.
    '-c',
    `unix_socket_directories="${options.socketDir}"`,
    ...Object.entries(options.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = spawn(command, rest, {
    env: options.environment,
    stdio: ['ignore', log.descriptor, log.descriptor],
    // A session of its own: Ctrl-C in the terminal must not stop the database before the program that uses it.
    detached: true,
  })
  child.unref()
  return child
}
