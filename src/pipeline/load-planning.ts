import { businessNow } from '#model/clock.ts'
import type { PersonLink } from '#model/person.ts'
import type { PlanningInput } from '#model/planning.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { awaitedElsewhere } from '#stores/awaited-store.ts'
import { type ConnectionRecord, loadSettings } from '#stores/connection-store.ts'
import { pseudonymKey } from '#stores/credential-store.ts'
import { loadDecisions } from '#stores/decision-store.ts'
import type { PlanInputs } from '#stores/plan-store.ts'
import { companyVersions, listLegalEntities, loadRegistry } from '#stores/registry-store.ts'
import { loadEmployees, loadOutside } from '#stores/snapshot-records.ts'
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

/** Reads everything a plan is made from. */
export async function loadPlanning(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  source: PlanningSource,
): Promise<PlanningInput> {
  const { settings, snapshot } = source
  const registry = await loadRegistry(tx, connection.id)
  const legalEntities = await listLegalEntities(tx)
  const place = { companyId: company.id, connectionId: connection.id }
  const key = await pseudonymKey(tx, environment.keyring, place, new Date())
  const outside = await loadOutside(tx, snapshot.id)
  return {
    connectionId: connection.id,
    settings,
    employees: await loadEmployees(tx, snapshot.id),
    outsideFilter: linkedAmong(outside, registry.links, key),
    outsideFilterCount: outside.size,
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
    legalEntities,
    days: businessDays(businessNow(environment.clock), company.timeZone, legalEntities),
  }
}

/** Which linked records lie among those of whom only a keyed hash is kept; where there are none, nothing is hashed. */
function linkedAmong(
  outside: ReadonlyMap<string, string>,
  links: readonly PersonLink[],
  key: Buffer,
): ReadonlySet<string> {
  const found = new Set<string>()
  if (outside.size === 0) return found
  for (const { externalId } of links)
    if (outside.has(pseudonymOf(key, externalId).toString('hex'))) found.add(externalId)
  return found
}
