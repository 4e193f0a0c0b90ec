import pg from 'pg'
import { portal } from './migrations/0001-portal.ts'
import { registry } from './migrations/0002-registry.ts'
import { connections } from './migrations/0003-connections.ts'
import { access } from './migrations/0004-access.ts'
import { walls } from './migrations/0009-walls.ts'
import { browserSignIn } from './migrations/0010-browser-sign-in.ts'
import { pushedPeople } from './migrations/0011-pushed-people.ts'
import { approvals } from './migrations/0012-approvals.ts'
import { peopleByHand } from './migrations/0013-people-by-hand.ts'
import { keptDetails } from './migrations/0014-kept-details.ts'
import { planOutlines } from './migrations/0015-plan-outlines.ts'
import { narrowHistory } from './migrations/0016-narrow-history.ts'
import { unchangedRecords } from './migrations/0017-unchanged-records.ts'
import { UnfitDatabase } from './unfit-database.ts'

/** In order; a landed migration is never edited, the next one corrects it. */
const migrations: readonly Readonly<{ id: string; sql: string }>[] = [
  { id: '0001-portal', sql: portal },
  { id: '0002-registry', sql: registry },
  { id: '0003-connections', sql: connections },
  { id: '0004-access', sql: access },
  { id: '0009-walls', sql: walls },
  { id: '0010-browser-sign-in', sql: browserSignIn },
  { id: '0011-pushed-people', sql: pushedPeople },
  { id: '0012-approvals', sql: approvals },
  { id: '0013-people-by-hand', sql: peopleByHand },
  { id: '0014-kept-details', sql: keptDetails },
  { id: '0015-plan-outlines', sql: planOutlines },
  { id: '0016-narrow-history', sql: narrowHistory },
  { id: '0017-unchanged-records', sql: unchangedRecords },
]

const LOCK = 7_269_001

/** Brings the database up to date, one program at a time; refuses one that is newer than this program. */
export async function migrate(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (id text primary key, applied_at timestamptz not null default now())',
    )
    const done = new Set(
      (await client.query<{ id: string }>('select id from migration')).rows.map((row) => row.id),
    )
    refuseNewer(done)
    for (const one of migrations) {
      if (!done.has(one.id)) await runMigration(client, one)
    }
    await client.query('grant rollcall_app to current_user')
  } finally {
    await client.end()
  }
}

async function runMigration(client: pg.Client, one: (typeof migrations)[number]): Promise<void> {
  await client.query('begin')
  try {
    await client.query(one.sql)
    await client.query('insert into migration (id) values ($1)', [one.id])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function refuseNewer(done: ReadonlySet<string>): void {
  const known = new Set(migrations.map((one) => one.id))
  const unknown = [...done].filter((id) => !known.has(id))
  if (unknown.length > 0) {
    throw new UnfitDatabase(
      `The database was used by a newer Rollcall (${unknown.join(', ')}).`,
      'Start that version, or restore a backup made before the upgrade.',
    )
  }
}
