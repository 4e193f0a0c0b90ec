import type { Employee } from '#model/employee.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { linkedValues } from '#stores/link-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { isReusedId } from './correlate/contradiction.ts'
import { identityOfRecord, identityOfValues } from './correlate/identity.ts'
import { mapEmployee } from './map/map-employee.ts'
import { selectInScope } from './scope/select-in-scope.ts'
import type { StagingRules } from './stage/stage-snapshot.ts'

/** Runs its work in a transaction of the company. */
type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Whom the settings of a connection take in, and of whom outside them it is told that they have left. */
export function stagingScope(
  connectionId: string,
  settings: ConnectionSettings,
  within: Within,
): Pick<StagingRules, 'leftOut' | 'leaversKept'> {
  return {
    leftOut: (employee) => {
      const decision = selectInScope(employee, settings.filter)
      return decision.inScope ? null : `${decision.clause.mode} ${decision.clause.dimension}`
    },
    leaversKept: async (left) => {
      const ids = left.map((employee) => employee.externalId)
      const linked = await within((tx) => linkedValues(tx, connectionId, ids))
      const identityOf = (employee: Employee) =>
        identityOfRecord(
          mapEmployee(employee, settings.mapping, {
            legalEntityRule: { kind: 'none' },
            legalEntities: [],
            links: new Map(),
          }),
        )
      // Its names and numbers are not kept, so whether the HR system gave the id to somebody else is asked here.
      const kept = left.filter((employee) => {
        const values = linked.get(employee.externalId)
        return values !== undefined && !isReusedId(identityOf(employee), identityOfValues(values))
      })
      return new Set(kept.map((employee) => employee.externalId))
    },
  }
}
