import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedNative } from '#db/embedded/native-postgres.ts'
import type { Configuration } from '../../configuration.ts'
import { bad, type Finding, good } from './finding.ts'

const NEEDED_NODE = 24

export function examineNode(): Finding {
  const { node } = process.versions
  return Number(node.split('.')[0]) >= NEEDED_NODE
    ? good('node', 'Node', `Node ${node}`)
    : bad('node', 'Node', `Node ${node}`, `Install Node ${NEEDED_NODE} (https://nodejs.org) and try again.`)
}

/** The embedded PostgreSQL of this platform; of no concern where DATABASE_URL is set. */
export function examineBinaries(config: Configuration): Finding {
  const label = 'Embedded PostgreSQL'
  if (config.databaseUrl !== null) return good('binaries', label, 'not used, DATABASE_URL is set')
  const { binDir, version } = embeddedNative()
  const missing = ['postgres', 'initdb', 'pg_ctl'].filter((name) => !existsSync(join(binDir, name)))
  return missing.length === 0
    ? good('binaries', label, `version ${version} for ${process.platform}-${process.arch}`)
    : bad(
        'binaries',
        label,
        `${missing.join(', ')} missing in ${binDir}`,
        'Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or later of your own.',
      )
}
