import type { ConnectionSettings } from '#model/settings.ts'
import { personsByRecord } from '#stores/link-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { selectInScope } from './scope/select-in-scope.ts'
import type { StagingRules } from './stage/stage-snapshot.ts'

/** Whom the settings of a connection take in, and of whom it keeps a person already. */
export async function stagingScope(
  tx: Tx,
  connectionId: string,
  { filter }: ConnectionSettings,
): Promise<Pick<StagingRules, 'leftOut' | 'isLinked'>> {
  const linked = await personsByRecord(tx, connectionId)
  return {
    leftOut: (employee) => {
      const decision = selectInScope(employee, filter)
      return decision.inScope ? null : `${decision.clause.mode} ${decision.clause.dimension}`
    },
    isLinked: (externalId) => linked.has(externalId),
  }
}
