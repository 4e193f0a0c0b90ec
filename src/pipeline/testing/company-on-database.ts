import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { connectors } from '#connectors'
import { type Database, openDatabase } from '#db/database.ts'
import type { LegalEntity } from '#model/person.ts'
import type { PortalEvent } from '#model/portal-event.ts'
import { makeKeyring } from '#secrets/keyring.ts'
import { insertLegalEntity } from '#stores/legal-entity-store.ts'
import type { Tx } from '#stores/transaction.ts'
import type { ActingAs, Environment } from '../environment.ts'
import type { PlanningCompany } from '../load-planning.ts'

export const kari: ActingAs = { name: 'Kari Nordmann', userId: 'kari' }
export const ola: ActingAs = { name: 'Ola Nordmann', userId: 'ola' }

/** A company of its own on a database of its own, with a clock that can be moved. */
export type TestEnvironment = Readonly<{
  environment: Environment
  company: PlanningCompany
  database: Database
  /** How another program reaches the same database, and with which key. */
  reach: Readonly<{ connection: pg.PoolConfig; key: string }>
  events: readonly PortalEvent[]
  moveClock: (to: string) => void
  inCompany: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** The same database and key as another program of the portal sees them. */
  openBeside: () => Promise<Readonly<{ environment: Environment; close: () => Promise<void> }>>
  addLegalEntity: (name: string, timeZone?: string | null) => Promise<LegalEntity>
  close: () => Promise<void>
}>

export type CompanyOptions = Readonly<{
  now?: string
  timeZone?: string
}> &
  Partial<Pick<Environment, 'connectors' | 'baseUrls' | 'requestTimeoutMs'>>

/** A fresh company on a database that is there and migrated; `closed` runs once it is no longer used. */
export async function openCompany(
  connection: pg.PoolConfig,
  closed: () => Promise<void>,
  options: CompanyOptions = {},
): Promise<TestEnvironment> {
  const { now = '2026-11-22T10:00:00Z', timeZone = 'Europe/Oslo', ...given } = options
  const database = await openDatabase(connection)
  const key = randomBytes(32)
  const events: PortalEvent[] = []
  let at = new Date(now)
  const environmentOn = (on: Database): Environment => ({
    database: on,
    keyring: makeKeyring([{ version: 'v1', bytes: key }]),
    clock: { now: () => at },
    events: { publish: async (_, event) => void events.push(event) },
    connectors,
    allowPrivateNetwork: [],
    baseUrls: {},
    ...given,
  })
  const company = await addCompany(database, timeZone)
  const inCompany: TestEnvironment['inCompany'] = (work) => database.inCompany(company.id, work)
  return {
    environment: environmentOn(database),
    company,
    database,
    reach: { connection, key: key.toString('base64') },
    events,
    moveClock: (to) => {
      at = new Date(to)
    },
    inCompany,
    openBeside: async () => {
      const beside = await openDatabase(connection)
      return { environment: environmentOn(beside), close: beside.close }
    },
    addLegalEntity: async (name, zone = null) => {
      const made = { id: randomUUID(), name, organisationNumber: null, country: null, timeZone: zone }
      await inCompany((tx) => insertLegalEntity(tx, company.id, made, at))
      return made
    },
    close: async () => {
      await database.close()
      await closed()
    },
  }
}

async function addCompany(database: Database, timeZone: string): Promise<PlanningCompany> {
  const id = randomUUID()
  await database.outside
    .insertInto('portal.company')
    .values({
      id,
      slug: `c-${id}`,
      name: 'Nordlys',
      time_zone: timeZone,
      hr_integration: true,
      account_manager_id: null,
    })
    .execute()
  return { id, timeZone }
}
