import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ensureCluster } from './cluster.ts'
import { makeDataDir } from './data-dir.ts'
import { type DataDirLock, lockDataDir } from './data-dir-lock.ts'
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.ts'
import { launchPostmaster } from './launch-postmaster.ts'
import type { NativePostgres } from './native-postgres.ts'
import { choosePostgresUser, type PostgresUser } from './postgres-user.ts'
import { findOrphan, type Postmaster, stopPostmaster } from './postmaster.ts'
import { readableNative } from './readable-native.ts'
import { connectionTo, ensureDatabase, serves } from './server-database.ts'
import { serverSettings } from './server-settings.ts'
import { makeSocketDir, removeSocketDir } from './socket-dir.ts'

export type PostgresOptions = EmbeddedPostgresOptions &
  Readonly<{ native: NativePostgres; initdbArguments?: readonly string[] }>

/** For any PostgreSQL programs of this machine. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = makeDataDir(options.dataDir)
  const lock = await lockDataDir(dataDir, options.programName)
  try {
    const postmaster = await findOrLaunch(dataDir, lock, options)
    const connection = connectionTo(postmaster, options.database ?? 'rollcall')
    const stop = stopOnce(postmaster, lock)
    await ensureDatabase(connection).catch(async (error: unknown) => {
      await stop()
      throw error
    })
    return { connection, dataDir, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

function stopOnce(postmaster: Postmaster, lock: DataDirLock): () => Promise<void> {
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await stopPostmaster(postmaster)
    removeSocketDir(postmaster.socketDir)
    lock.release()
  }
  return () => {
    stopped ??= stop()
    return stopped
  }
}

async function findOrLaunch(
  dataDir: string,
  lock: DataDirLock,
  options: PostgresOptions,
): Promise<Postmaster> {
  const { initdbArguments = [] } = options
  const cluster = join(dataDir, 'postgres')
  const user = await choosePostgresUser(cluster)
  const native = user.other ? readableNative(options.native) : options.native
  const environment = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C',
    TZ: 'UTC',
    ...native.environment(dataDir),
  }
  const installation = { dataDir, cluster, native, user, environment }
  await ensureCluster({ ...installation, initdbArguments })

  const startedWith = { version: native.version, settings: serverSettings(options.settings) }
  const asWanted = isDeepStrictEqual(lock.left.startedWith, startedWith)
  const orphan = await adoptOrStop(cluster, asWanted)
  if (orphan) return orphan

  if (lock.left.socketDir) removeSocketDir(lock.left.socketDir)
  const socketDir = await makeSocketDirFor(user)
  // Before the launch as well: a program killed in between leaves no folder that nobody knows of.
  lock.record({ socketDir })
  const postmaster = await launchPostmaster({ ...installation, socketDir, settings: startedWith.settings })
  lock.record({ socketDir, startedWith })
  return postmaster
}

/** An orphan with other settings or of another version is not worth keeping: a stop and a start take half a second. */
async function adoptOrStop(cluster: string, asWanted: boolean): Promise<Postmaster | undefined> {
  const orphan = findOrphan(cluster)
  if (!orphan) return undefined
  if (asWanted && (await serves(orphan, cluster))) return orphan
  await stopPostmaster(orphan)
  removeSocketDir(orphan.socketDir)
  return undefined
}

async function makeSocketDirFor(user: PostgresUser): Promise<string> {
  const socketDir = makeSocketDir()
  await user.own(socketDir)
  return socketDir
}
