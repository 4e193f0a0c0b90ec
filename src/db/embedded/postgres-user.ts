import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

const run = promisify(execFile)

/** As whom PostgreSQL runs. Each way puts its own command line before the program's; PostgreSQL wants to own its folders. */
export type PostgresUser = Readonly<{
  prefix: readonly string[]
  own(folder: string): Promise<void>
  /** Somebody else than whoever runs this program. */
  other: boolean
}>

/** The kernel then stops the server when this program dies, however it dies (Linux; elsewhere the next start deals with it). */
const dieWithParent = ['setpriv', '--pdeathsig', 'INT']

const nobody = 65534

export async function choosePostgresUser(cluster: string): Promise<PostgresUser> {
  const caller = process.geteuid?.()
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  if (caller !== 0) {
    if (owner !== undefined && owner !== caller) throw ownedByAnother(cluster, owner)
    return { prefix: (await works(dieWithParent)) ? dieWithParent : [], own: async () => {}, other: false }
  }
  if (owner === undefined || owner === 0) {
    const prefix = ['unshare', '--map-user=1000', '--map-group=1000', ...dieWithParent]
    if (await works(prefix)) return { prefix, own: async () => {}, other: false }
  }
  const uid = owner || nobody
  const prefix = otherUser(uid)
  if (await works(prefix)) return { prefix, own: (folder) => giveTo(uid, folder), other: true }
  throw cannotRunAsRoot()
}

/** Another user, but with root's right to pass and read any folder: program and cluster may lie below one of mode 700. */
function otherUser(uid: number): string[] {
  const rights = '-all,+dac_override,+dac_read_search'
  return [
    ...dieWithParent,
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    `--inh-caps=${rights}`,
    `--ambient-caps=${rights}`,
    `--bounding-set=${rights}`,
  ]
}

/** Whole trees, for a cluster made where root had a user namespace. `chown -R` comes to the folder itself last, so its owner tells. */
async function giveTo(uid: number, folder: string): Promise<void> {
  if (statSync(folder).uid !== uid) await run('chown', ['-R', `${uid}:${uid}`, folder])
}

async function works(prefix: readonly string[]): Promise<boolean> {
  const [command = '', ...rest] = prefix
  return run(command, [...rest, 'true']).then(
    () => true,
    () => false,
  )
}

function ownedByAnother(cluster: string, owner: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('data-dir-unwritable', {
    message: `The database in ${cluster} belongs to the system user ${owner}, and this program runs as ${process.geteuid?.()}.`,
    advice:
      'Start the program as the user who started it first, or give the data folder to this user with chown -R.',
  })
}

function cannotRunAsRoot(): EmbeddedPostgresError {
  return new EmbeddedPostgresError('cannot-run-as-root', {
    message:
      'PostgreSQL refuses to run as root, and this system allows root neither a user namespace (unshare) nor another user (setpriv).',
    advice: 'Start the program as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or later.',
  })
}
