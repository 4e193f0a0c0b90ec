import type { Employee } from '#model/employee.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { linksOfThese } from '#stores/link-store.ts'
import { loadEmployeesOf } from '#stores/snapshot-records.ts'
import type { Tx } from '#stores/transaction.ts'
import { toldManager } from './map/map-employee.ts'

/** Some records of a snapshot and some people, such that of each the other side is there too. */
export type Gathered = Readonly<{
  records: ReadonlyMap<string, Employee>
  personIds: () => string[]
  addRecords: (externalIds: readonly string[]) => Promise<void>
  addPeople: (personIds: readonly string[]) => Promise<void>
  /** The managers whom the HR system tells, theirs, and so on. */
  addManagers: (mapping: readonly AttributeMapping[]) => Promise<void>
}>

export function gatherPeople(tx: Tx, connectionId: string, snapshotId: string): Gathered {
  const records = new Map<string, Employee>()
  const soughtRecords = new Set<string>()
  const people = new Set<string>()
  const add = async (wanted: readonly string[], wantedPeople: readonly string[]): Promise<void> => {
    const externalIds = newOnes(soughtRecords, wanted)
    const personIds = newOnes(people, wantedPeople)
    if (externalIds.length + personIds.length === 0) return
    for (const employee of await loadEmployeesOf(tx, snapshotId, externalIds))
      records.set(employee.externalId, employee)
    const links = await linksOfThese(tx, connectionId, { externalIds, personIds })
    await add(
      links.map((link) => link.externalId),
      links.map((link) => link.personId),
    )
  }
  return {
    records,
    personIds: () => [...people],
    addRecords: (externalIds) => add(externalIds, []),
    addPeople: (personIds) => add([], personIds),
    addManagers: async (mapping) => {
      for (let before = -1; before < records.size; ) {
        before = records.size
        await add(
          [...records.values()].flatMap((employee) => toldManager(employee, mapping) ?? []),
          [],
        )
      }
    },
  }
}

function newOnes(known: Set<string>, wanted: readonly string[]): string[] {
  return wanted.filter((one) => {
    const isNew = !known.has(one)
    known.add(one)
    return isNew
  })
}
