import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '#db/database.ts'
import { defaultSettings } from '#model/default-settings.ts'
import type { LegalEntity, MatchDecision, PersonValues } from '#model/person.ts'
import type { GuardVerdict, Plan, UndoScope } from '#model/plan.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { makeKeyring } from '#secrets/keyring.ts'
import { writePeople } from '#stores/apply-store.ts'
import {
  createConnection,
  findConnection,
  latestDisconnected,
  loadSettings,
  patchConnection,
  saveSettings,
} from '#stores/connection-store.ts'
import { writeSecrets } from '#stores/credential-store.ts'
import { recordDecisions } from '#stores/decision-store.ts'
import { takeOverLinks } from '#stores/disconnect-store.ts'
import { recordRelease } from '#stores/guard-release-store.ts'
import { insertLegalEntity } from '#stores/legal-entity-store.ts'
import {
  type Choice,
  type ChosenItem,
  listItems,
  rememberChoices,
  rememberForAll,
  type SelectionCounts,
  selectionCounts,
} from '#stores/plan-selection.ts'
import { findPlan, type PlanRecord } from '#stores/plan-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { releaseSnapshot } from '#stores/snapshot-release-store.ts'
import type { SnapshotEnd } from '#stores/snapshot-store.ts'
import type { ApplyOutcome } from '../../apply/apply-plan.ts'
import { applyPreview, makeUndo, type UndoOutcome } from '../../apply-preview.ts'
import { disconnect } from '../../disconnect.ts'
import { editPerson } from '../../edit-person.ts'
import type { ActingAs, Environment } from '../../environment.ts'
import { planningSource } from '../../load-planning.ts'
import { beginFetch, runFetch } from '../../run-fetch.ts'
import { makePreview, planInFull } from '../../run-pipeline.ts'
import { sentFields } from './hr-record.ts'
import { inventedConnector } from './invented-hr-system.ts'

export const admins: readonly [ActingAs, ActingAs] = [
  { name: 'Kari Nordmann', userId: 'kari' },
  { name: 'Ola Nordmann', userId: 'ola' },
]
const [kari] = admins

/** A plan as somebody reads it. */
export type Reading = Readonly<{ plan: PlanRecord; lines: readonly ChosenItem[]; selection: SelectionCounts }>

/** A company of the real portal and what people can do to it; nothing is remembered here but its clock and its ids. */
export class Portal {
  readonly companyId = randomUUID()
  readonly database: Database
  readonly entities: Readonly<Record<'North' | 'South', LegalEntity>>
  readonly #environment: Environment
  #at: Date
  /** The connection that is there now, and what it signs in with. */
  connectionId = ''
  readonly signsInWith = randomUUID()

  constructor(database: Database, at: Date) {
    this.database = database
    this.#at = at
    const entity = (name: string, timeZone: string | null): LegalEntity => ({
      id: randomUUID(),
      name,
      organisationNumber: null,
      country: null,
      timeZone,
    })
    this.entities = { North: entity('North AS', null), South: entity('South Ltd', 'Pacific/Kiritimati') }
    this.#environment = {
      database,
      keyring: makeKeyring([{ version: 'v1', bytes: randomBytes(32) }]),
      clock: { now: () => this.#at },
      events: { publish: async () => undefined },
      connectors: [inventedConnector],
      allowPrivateNetwork: [],
      baseUrls: {},
    }
  }

  get at(): Date {
    return this.#at
  }

  setClock(at: Date): void {
    this.#at = at
  }

  get #company() {
    return { id: this.companyId, timeZone: 'Europe/Oslo' }
  }

  #inCompany<T>(work: Parameters<Database['inCompany']>[1]): Promise<T> {
    return this.database.inCompany(this.companyId, work) as Promise<T>
  }

  async open(): Promise<void> {
    await this.database.outside
      .insertInto('portal.company')
      .values({
        id: this.companyId,
        slug: `c-${this.companyId}`,
        name: 'North',
        time_zone: 'Europe/Oslo',
        hr_integration: true,
        account_manager_id: null,
      })
      .execute()
    await this.#inCompany(async (tx) => {
      for (const entity of Object.values(this.entities))
        await insertLegalEntity(tx, this.companyId, entity, this.#at)
    })
  }

  /** People who were in the portal before any HR system was. */
  addPeople(people: readonly Readonly<{ values: PersonValues }>[]): Promise<void> {
    const rows = people.map(({ values }) => ({
      personId: randomUUID(),
      version: 1,
      status: 'active',
      values,
      periods: [{ startDate: values['startDate'] ?? null, endDate: null, legalEntityId: null }],
      periodsChanged: true,
    }))
    return this.#inCompany((tx) => writePeople(tx, this.companyId, rows, this.#at))
  }

  settings(chosen: Partial<ConnectionSettings>): ConnectionSettings {
    const values = { North: this.entities.North.id, South: this.entities.South.id }
    return {
      ...defaultSettings(sentFields),
      legalEntity: { kind: 'by-value', source: 'legalEntity', values, fallbackId: null },
      ...chosen,
    }
  }

  /** Settings are chosen, or the ones of the connection before are taken, with its links. */
  async connect(chosen: ConnectionSettings | 'earlier settings'): Promise<void> {
    await this.#inCompany(async (tx) => {
      const made = await createConnection(tx, {
        companyId: this.companyId,
        connectorId: 'invented',
        methodId: 'memory',
        name: 'North',
        createdBy: kari.name,
        at: this.#at,
      })
      const earlier = await latestDisconnected(tx, 'invented')
      const place = { companyId: this.companyId, connectionId: made.id }
      await writeSecrets(
        tx,
        this.#environment.keyring,
        place,
        { key: this.signsInWith },
        { actor: kari.name, at: this.#at },
      )
      const settings =
        chosen === 'earlier settings' && earlier !== undefined
          ? await loadSettings(tx, earlier.id, earlier.revision)
          : chosen
      if (settings === null || settings === 'earlier settings')
        throw new Error('There are no earlier settings.')
      await saveSettings(tx, made, 0, settings, { actor: kari.name, at: this.#at })
      if (chosen === 'earlier settings' && earlier !== undefined) await takeOverLinks(tx, earlier.id, made.id)
      await patchConnection(tx, made.id, { setupStep: 'done' })
      this.connectionId = made.id
    })
  }

  async saveSettings(settings: ConnectionSettings): Promise<void> {
    await this.#inCompany(async (tx) => {
      const connection = await findConnection(tx, this.connectionId, true)
      if (connection !== undefined)
        await saveSettings(tx, connection, connection.revision, settings, { actor: kari.name, at: this.#at })
    })
  }

  /** Undefined where a fetch is running already. */
  async fetch(): Promise<Readonly<{ snapshotId: string; end: SnapshotEnd | 'closed' }> | undefined> {
    const start = {
      companyId: this.companyId,
      connectionId: this.connectionId,
      kind: 'regular',
      by: kari,
    } as const
    const snapshotId = await beginFetch(this.#environment, start)
    if (snapshotId === undefined) return undefined
    return {
      snapshotId,
      end: await runFetch(this.#environment, start, snapshotId, new AbortController().signal),
    }
  }

  releaseSnapshot(snapshotId: string): Promise<string> {
    return this.#inCompany(async (tx) => {
      const by = (admin: ActingAs) => ({
        actor: admin.name,
        userId: admin.userId,
        reason: 'We know.',
        at: this.#at,
        alone: false,
      })
      await releaseSnapshot(tx, snapshotId, by(admins[0]))
      return releaseSnapshot(tx, snapshotId, by(admins[1]))
    })
  }

  async preview(): Promise<string | 'no snapshot' | 'not found'> {
    const made = await makePreview(this.#environment, this.#company, this.connectionId, kari)
    return made.kind === 'preview' ? made.plan.id : made.kind
  }

  /** The plan as it is when everybody is looked at anew, whatever is known to be unchanged. */
  planInFull(): Promise<Plan | undefined> {
    return this.#inCompany(async (tx) => {
      const connection = await findConnection(tx, this.connectionId)
      if (connection === undefined) return undefined
      const source = await planningSource(tx, this.#environment, this.#company, connection)
      return source && planInFull(tx, this.#environment, this.#company, connection, source)
    })
  }

  /** Undefined where the plan is gone. */
  read(planId: string): Promise<Reading | undefined> {
    return this.#inCompany(async (tx) => {
      const plan = await findPlan(tx, planId)
      if (plan === undefined) return undefined
      const { items } = await listItems(tx, plan, { filter: {}, sort: 'bucket', offset: 0, limit: 1000 })
      return { plan, lines: items, selection: await selectionCounts(tx, plan) }
    })
  }

  tick(connectionId: string, choices: readonly Choice[]): Promise<void> {
    const place = { companyId: this.companyId, connectionId }
    return this.#inCompany((tx) => rememberChoices(tx, place, choices, { actor: kari.name, at: this.#at }))
  }

  tickEverything(plan: PlanRecord): Promise<void> {
    const place = { companyId: this.companyId, connectionId: plan.connectionId ?? '' }
    return this.#inCompany((tx) =>
      rememberForAll(tx, plan, place, {}, 'include', { actor: kari.name, at: this.#at }),
    )
  }

  decide(decision: MatchDecision): Promise<void> {
    return this.#inCompany(async (tx) => {
      await companyVersions(tx, this.companyId, true)
      const place = { companyId: this.companyId, connectionId: this.connectionId }
      await recordDecisions(tx, place, [decision], { actor: kari.name, at: this.#at })
    })
  }

  release(plan: PlanRecord, guard: GuardVerdict, by: ActingAs): Promise<void> {
    return this.#inCompany((tx) =>
      recordRelease(tx, {
        companyId: this.companyId,
        connectionId: plan.connectionId ?? '',
        guard,
        snapshotId: plan.snapshotId,
        number: guard.count,
        reason: 'We know.',
        actor: by.name,
        userId: by.userId,
        at: this.#at,
      }),
    )
  }

  apply(planId: string, selectionDigest: string, by: ActingAs = kari): Promise<ApplyOutcome> {
    return applyPreview(this.#environment, this.#company, { planId, selectionDigest }, by)
  }

  undo(runId: string, scope?: UndoScope): Promise<UndoOutcome> {
    return makeUndo(this.#environment, this.#company, runId, kari, scope)
  }

  edit(personId: string, version: number, values: PersonValues): Promise<string> {
    const edit = { companyId: this.companyId, personId, version, values, actor: 'Berit', at: this.#at }
    return this.#inCompany((tx) => editPerson(tx, edit))
  }

  async disconnect(): Promise<string> {
    return (await disconnect(this.#environment, this.companyId, this.connectionId, 'North', kari.name)).kind
  }
}
