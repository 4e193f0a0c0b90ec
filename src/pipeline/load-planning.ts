import { businessNow } from '#model/clock.ts'
import type { Employee } from '#model/employee.ts'
import type { KnownUnchanged, PlanningInput } from '#model/planning.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { awaitedElsewhere } from '#stores/awaited-store.ts'
import { type ConnectionRecord, loadSettings } from '#stores/connection-store.ts'
import { pseudonymKey } from '#stores/credential-store.ts'
import { loadDecisions } from '#stores/decision-store.ts'
import type { PlanInputs } from '#stores/plan-store.ts'
import { companyVersions, listLegalEntities, loadRegistry } from '#stores/registry-store.ts'
import { loadEmployees, outsideAmong } from '#stores/snapshot-records.ts'
import { newestComplete, type SnapshotDetail } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { businessDays } from './business-days.ts'
import type { Environment } from './environment.ts'
import { programVersion } from './program-version.ts'
import { covers, keptFields } from './stage/kept-fields.ts'
import { pseudonymOf } from './stage/stage-snapshot.ts'

/** A company as planning knows it. */
export type PlanningCompany = Readonly<{ id: string; timeZone: string }>

export type PlanningSource = Readonly<{
  settings: ConnectionSettings
  snapshot: SnapshotDetail
  inputs: PlanInputs
}>

/** What a plan of this connection would be made from now; undefined while there is no snapshot that serves the settings. */
export async function planningSource(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
): Promise<PlanningSource | undefined> {
  const settings = await loadSettings(tx, connection.id, connection.revision)
  const snapshot = await newestComplete(tx, connection.id)
  if (settings === null || snapshot === undefined || !(await serves(tx, connection, snapshot, settings)))
    return undefined
  const versions = await companyVersions(tx, company.id)
  const days = businessDays(businessNow(environment.clock), company.timeZone, await listLegalEntities(tx))
  return {
    settings,
    snapshot,
    inputs: {
      snapshotId: snapshot.id,
      revision: connection.revision,
      ...versions,
      program: programVersion,
      days: { '': days.company, ...days.byLegalEntity },
    },
  }
}

/** A snapshot serves other settings than its own while the filter is the same and nothing more is to be kept. */
async function serves(
  tx: Tx,
  connection: ConnectionRecord,
  snapshot: SnapshotDetail,
  settings: ConnectionSettings,
): Promise<boolean> {
  if (snapshot.revision === connection.revision) return true
  const then = await loadSettings(tx, connection.id, snapshot.revision)
  return (
    then !== null &&
    JSON.stringify(then.filter) === JSON.stringify(settings.filter) &&
    covers(keptFields(then), keptFields(settings))
  )
}

/** What a plan is made from: all of it, or of these records and people only, with the others counted. */
export type PlanningExtent = Readonly<{
  employees: readonly Employee[]
  personIds: readonly string[]
  rest: KnownUnchanged
}>

export async function loadPlanning(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  { settings, snapshot, inputs }: PlanningSource,
  extent?: PlanningExtent,
): Promise<PlanningInput> {
  const registry = await loadRegistry(tx, connection.id, extent?.personIds)
  const employees = extent?.employees ?? (await loadEmployees(tx, snapshot.id))
  const place = { companyId: company.id, connectionId: connection.id }
  const key = await pseudonymKey(tx, environment.keyring, place, new Date())
  const { '': companyDay = '', ...byLegalEntity } = inputs.days
  return {
    connectionId: connection.id,
    settings,
    employees,
    ...(extent === undefined ? {} : { rest: extent.rest }),
    outsideFilter: await linkedOutside(tx, snapshot, { employees, links: registry.links, key }),
    outsideFilterCount: snapshot.outsideFilter,
    outsideBefore: registry.outsideBefore,
    snapshot: {
      complete: snapshot.state === 'complete',
      unreadable: snapshot.unreadable,
      people: snapshot.inScope + snapshot.outsideFilter,
    },
    people: registry.people,
    links: registry.links,
    linkedElsewhere: registry.linkedElsewhere,
    awaitedElsewhere: await awaitedElsewhere(tx, connection.id),
    decisions: await loadDecisions(tx, connection.id),
    legalEntities: await listLegalEntities(tx),
    days: { company: companyDay, byLegalEntity },
  }
}

/** Which linked records lie among those of whom only a keyed hash is kept: they are none of the employees. */
async function linkedOutside(
  tx: Tx,
  { id, outsideFilter }: SnapshotDetail,
  { employees, links, key }: Pick<PlanningInput, 'employees' | 'links'> & { key: Buffer },
): Promise<ReadonlySet<string>> {
  if (outsideFilter === 0) return new Set()
  const inside = new Set(employees.map((employee) => employee.externalId))
  const absent = links.map((link) => link.externalId).filter((externalId) => !inside.has(externalId))
  const hashOf = new Map(absent.map((one) => [one, pseudonymOf(key, one).toString('hex')]))
  const outside = await outsideAmong(tx, id, [...hashOf.values()])
  return new Set(absent.filter((one) => outside.has(hashOf.get(one) ?? '')))
}
