import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from '#db/database.ts'
import type { Tables } from '#db/tables.ts'
import type { EventHub, HeardEvent, PortalEvent } from '#model/portal-event.ts'
import { connectionBeside } from './connection-beside.ts'
import { type Distribution, distributeEvents } from './event-distribution.ts'

const channel = 'rollcall_events'
/** NOTIFY carries less than 8,000 bytes. */
const mostBytes = 7_900

type Wire = HeardEvent & Readonly<{ companyId: string }>

/** Events over PostgreSQL's LISTEN and NOTIFY: every program of the portal hears what any of them publishes. */
export async function openEventHub(database: Database): Promise<EventHub> {
  const distribution = distributeEvents()
  const listener = await listen(database, distribution)
  return {
    ...openEventPublisher(database),
    subscribe: distribution.subscribe,
    close: () => listener.close(),
  }
}

/** For a program that tells and hears nothing. */
export function openEventPublisher(database: Database): Pick<EventHub, 'publish'> {
  return {
    async publish(companyId, event) {
      await database.pool.query('select pg_notify($1, $2)', [channel, wire(companyId, event)])
    },
  }
}

/** Publishes with the transaction: heard if and when it commits. */
export async function publishIn(
  tx: Transaction<Tables>,
  companyId: string,
  event: PortalEvent,
): Promise<void> {
  await sql`select pg_notify(${channel}, ${wire(companyId, event)})`.execute(tx)
}

function wire(companyId: string, event: PortalEvent): string {
  const text = JSON.stringify({ id: randomUUID(), companyId, event } satisfies Wire)
  if (Buffer.byteLength(text) <= mostBytes) return text
  const resync: PortalEvent = { name: 'resync', data: {} }
  return JSON.stringify({ id: randomUUID(), companyId, event: resync } satisfies Wire)
}

async function listen(
  database: Database,
  distribution: Distribution,
): Promise<{ close: () => Promise<void> }> {
  let closing = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client(connectionBeside(database))
    fresh.on('notification', ({ payload }) => {
      const { companyId, ...heard } = JSON.parse(payload ?? '') as Wire
      distribution.pass(companyId, heard)
    })
    fresh.on('error', () => undefined)
    fresh.on('end', () => void reconnect())
    await fresh.connect()
    await fresh.query(`listen ${channel}`)
    return fresh
  }

  async function reconnect(): Promise<void> {
    for (let waitMs = 250; !closing; waitMs = Math.min(waitMs * 2, 10_000)) {
      await sleep(waitMs, undefined, { ref: false })
      try {
        client = await connect()
        // What was said meanwhile is lost, so every screen reads again.
        return distribution.resync()
      } catch {
        // Not back yet.
      }
    }
  }

  return {
    async close() {
      closing = true
      await client.end()
    },
  }
}
