import type { Employee } from '#model/employee.ts'
import type { PersonValues } from '#model/person.ts'
import type { KnownUnchanged } from '#model/planning.ts'
import { loadDecisions } from '#stores/decision-store.ts'
import { linkedValues, linkedWithoutRecord } from '#stores/link-store.ts'
import type { Tx } from '#stores/transaction.ts'
import {
  affectedRecords,
  countUnchanged,
  unchangedReports,
  unchangedWithKeys,
} from '#stores/unchanged-store.ts'
import { isReusedId } from './correlate/contradiction.ts'
import { type Identity, identityOfRecord, identityOfValues } from './correlate/identity.ts'
import { coarseIdentifiers } from './correlate/look-alike-key.ts'
import { findPossiblePeople } from './find-possible-people.ts'
import { gatherPeople } from './gather-people.ts'
import type { PlanningExtent, PlanningSource } from './load-planning.ts'
import { mapEmployee } from './map/map-employee.ts'

/** Up to here everything is looked at anew as fast as what changed is sought. */
const FEW = 5000

/**
 * The records that may change something, with everybody who has a say in it: their people, the other records of those,
 * whoever has an identifier like theirs, whom they may be, and their managers. What is left out would plan to nothing,
 * with or without them. Undefined where most records are affected.
 */
export async function loadAffected(
  tx: Tx,
  connectionId: string,
  { settings, snapshot, inputs }: PlanningSource,
): Promise<PlanningExtent | undefined> {
  const { externalIds, rest } = await affectedRecords(tx, {
    connectionId,
    snapshotId: snapshot.id,
    days: inputs.days,
  })
  if (externalIds.length > FEW && externalIds.length > rest.records) return undefined
  const decisions = await loadDecisions(tx, connectionId)
  const decided = decisions.map((one) => one.externalId)
  const looked = [...new Set([...externalIds, ...decided])]
  const gathered = gatherPeople(tx, connectionId, snapshot.id)
  await gathered.addRecords(looked)
  await gathered.addPeople(decisions.map((one) => one.personId))
  await gathered.addPeople(await linkedWithoutRecord(tx, connectionId, snapshot.id))
  const linked = await linkedValues(tx, connectionId, looked)
  const affected = looked.flatMap((id): Known[] => {
    const employee = gathered.records.get(id)
    if (employee === undefined) return []
    const identity = identityOfRecord(mapEmployee(employee, settings.mapping, nobody))
    return [{ employee, identity, person: personOf(linked.get(id)) }]
  })
  const doubtful = affected.filter((one) => isDoubtful(one, decided)).map((one) => one.employee.externalId)
  await gathered.addRecords(await unchangedReports(tx, connectionId, doubtful))
  await gathered.addRecords(await unchangedWithKeys(tx, connectionId, keysOf(affected)))
  const sought = affected.filter((one) => isDoubtful(one, decided) || hasOtherKeys(one))
  if (sought.length > 0)
    await gathered.addPeople(
      await findPossiblePeople(
        tx,
        connectionId,
        sought.map((one) => one.identity),
      ),
    )
  await gathered.addManagers(settings.mapping)
  const seen = new Set(externalIds)
  const besides = [...gathered.records.keys()].filter((id) => !seen.has(id))
  return {
    employees: [...gathered.records.values()],
    personIds: gathered.personIds(),
    rest: without(rest, await countUnchanged(tx, connectionId, besides)),
  }
}

type Known = Readonly<{ employee: Employee; identity: Identity; person: Identity | undefined }>

/** Who somebody is does not need to know who their manager is, nor where they work. */
const nobody = { legalEntityRule: { kind: 'none' }, legalEntities: [], links: new Map() } as const

function personOf(values: PersonValues | undefined): Identity | undefined {
  return values === undefined ? undefined : identityOfValues(values)
}

/** Not certainly the person whom its link names, if any. */
function isDoubtful({ employee, identity, person }: Known, decided: readonly string[]): boolean {
  return person === undefined || isReusedId(identity, person) || decided.includes(employee.externalId)
}

function hasOtherKeys({ identity, person }: Known): boolean {
  if (person === undefined) return true
  return identity.numberKey !== person.numberKey || identity.emailKey !== person.emailKey
}

function keysOf(affected: readonly Known[]): Readonly<{ numbers: string[]; emails: string[] }> {
  const keys = affected.map((one) => coarseIdentifiers(one.identity))
  return {
    numbers: [...new Set(keys.flatMap((one) => one.number ?? []))],
    emails: [...new Set(keys.flatMap((one) => one.email ?? []))],
  }
}

function without(all: KnownUnchanged, some: KnownUnchanged): KnownUnchanged {
  return {
    records: all.records - some.records,
    employed: all.employed - some.employed,
    withoutIdentifier: all.withoutIdentifier - some.withoutIdentifier,
    unknownManagers: all.unknownManagers - some.unknownManagers,
  }
}
