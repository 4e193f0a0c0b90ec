import { execFile } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import type { NativePostgres } from './native-postgres.ts'
import type { PostgresUser } from './postgres-user.ts'
import { startFailure } from './start-failure.ts'

const run = promisify(execFile)

export const superuser = 'rollcall'

export type ClusterOptions = Readonly<{
  cluster: string
  native: NativePostgres
  user: PostgresUser
  environment: Readonly<Record<string, string>>
  initdbArguments: readonly string[]
}>

/** Made under another name and renamed when whole, so that a start that was cut off leaves nothing that looks like a cluster. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { cluster } = options
  removeUnfinished(cluster)
  if (existsSync(versionFile(cluster))) {
    checkVersion(cluster, options.native)
    // A copy made without modes, such as a restored one, would be refused.
    chmodSync(cluster, 0o700)
    return
  }

  const unfinished = mkdtempSync(unfinishedPrefix(cluster))
  await options.user.own(unfinished)
  await initialise(unfinished, options)
  renameSync(unfinished, cluster)
  syncFolder(dirname(cluster))
}

async function initialise(folder: string, options: ClusterOptions): Promise<void> {
  const { native, user, environment } = options
  const [command = '', ...rest] = [
    ...user.prefix,
    join(native.binDir, 'initdb'),
    '-D',
    folder,
    '-U',
    superuser,
    '-A',
    'trust',
    '--encoding=UTF8',
    ...native.localeArguments,
    '--no-instructions',
    ...options.initdbArguments,
  ]
  await run(command, rest, { env: environment }).catch(async (cause: unknown) => {
    throw await startFailure({
      program: 'initdb',
      what: 'The embedded database could not be created',
      detail: cause instanceof Error ? cause.message : String(cause),
      dataDir: dirname(folder),
      native,
      environment,
    })
  })
}

function checkVersion(cluster: string, native: NativePostgres): void {
  const made = readFileSync(versionFile(cluster), 'utf8').trim()
  const major = native.version.split('.')[0]
  if (made === major) return
  throw new EmbeddedPostgresError('cluster-version', {
    message: `The database in ${cluster} was made by PostgreSQL ${made}; this program brings PostgreSQL ${major}, which cannot read it.`,
    advice:
      'Start the release of the program that made it, take a backup there and restore that here, or set DATA_DIR to another folder.',
  })
}

function removeUnfinished(cluster: string): void {
  const prefix = basename(unfinishedPrefix(cluster))
  for (const name of readdirSync(dirname(cluster))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(cluster), name), { recursive: true, force: true })
  }
}

function unfinishedPrefix(cluster: string): string {
  return `${cluster}.unfinished-`
}

function versionFile(cluster: string): string {
  return join(cluster, 'PG_VERSION')
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
