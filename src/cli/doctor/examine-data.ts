import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { embeddedNative } from '#db/embedded/native-postgres.ts'
import { parseKey, parseKeyFile } from '#secrets/keyring.ts'
import type { Configuration } from '../../configuration.ts'
import type { LivePortal } from '../portal/live-portal.ts'
import { bad, type Finding, good } from './finding.ts'

const OLDEST_POSTGRES = 150_000

/** The data folder, or the nearest folder above it where it is yet to be made. */
export function examineDataDir({ dataDir }: Configuration): Finding {
  let folder = dataDir
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const label = 'Data folder'
  if (!statSync(folder).isDirectory())
    return bad('data-dir', label, `${folder} is a file`, 'Set DATA_DIR to a folder.')
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return bad(
      'data-dir',
      label,
      `${folder} cannot be written by this user`,
      'Give the folder to the user who starts Rollcall (chown -R), or set DATA_DIR to another one.',
    )
  }
  return good('data-dir', label, folder === dataDir ? `${dataDir} can be written` : `${dataDir} can be made`)
}

export function examineKey({ key, dataDir }: Configuration): Finding {
  const label = 'Key of credentials'
  if (key.from === 'environment')
    return good('key', label, `version ${parseKey(key.value).version} by ROLLCALL_KEY`)
  const path = key.from === 'file' ? key.path : join(dataDir, 'key')
  if (key.from === 'generated' && !existsSync(path))
    return good('key', label, `${path} is made at the first start`)
  const [writes, ...others] = parseKeyFile(readFileSync(path, 'utf8'))
  if ((statSync(path).mode & 0o077) !== 0) {
    return bad('key', label, `${path} can be read by other users`, `Run: chmod 600 ${path}`)
  }
  return good('key', label, `version ${writes.version} of ${path}, ${others.length} older`)
}

/** With DATABASE_URL the server is asked; of the embedded one, the data's version must be the program's. */
export async function examineDatabase(config: Configuration, live: LivePortal | null): Promise<Finding> {
  const label = 'Database'
  if (config.databaseUrl !== null) return ofServer(config.databaseUrl, label)
  const file = join(config.dataDir, 'postgres', 'PG_VERSION')
  const program = embeddedNative().version.split('.')[0]
  const madeBy = existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  if (madeBy !== null && madeBy !== program) {
    return bad(
      'database',
      label,
      `the data is of PostgreSQL ${madeBy}, the program of ${program}`,
      'Start the version of Rollcall that made the data, or restore a backup into an empty DATA_DIR.',
    )
  }
  const state =
    madeBy === null
      ? 'made at the first start'
      : live === null
        ? 'not running'
        : `running, process ${live.pid}`
  return good('database', label, `embedded PostgreSQL ${program}, ${state}`)
}

async function ofServer(connectionString: string, label: string): Promise<Finding> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number; name: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
    )
    const [version] = rows
    return version !== undefined && version.number >= OLDEST_POSTGRES
      ? good('database', label, `PostgreSQL ${version.name}`)
      : bad('database', label, `PostgreSQL ${version?.name}`, 'Upgrade it to PostgreSQL 15 or later.')
  } finally {
    await client.end().catch(() => {})
  }
}
