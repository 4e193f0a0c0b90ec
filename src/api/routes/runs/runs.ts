import type { Receipt, RunSummary } from '#api/contract/registry.ts'
import { defineRoute } from '#api/define-route.ts'
import { presentHistory } from '#api/present/present-person.ts'
import { requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { offsetOf } from '#api/routes/people/people.ts'
import { AppError } from '#model/app-error.ts'
import { makeUndo } from '#pipeline/apply-preview.ts'
import { findConnection } from '#stores/connection-store.ts'
import { runChanges } from '#stores/history-store.ts'
import { findRun, listRuns, type RunRecord, undoOf } from '#stores/run-store.ts'
import type { Tx } from '#stores/transaction.ts'

async function presentRun(tx: Tx, run: RunRecord): Promise<RunSummary> {
  const connection = run.connectionId === null ? undefined : await findConnection(tx, run.connectionId)
  const undone = await undoOf(tx, run.id)
  const undoes = run.undoesRun === null ? undefined : await findRun(tx, run.undoesRun)
  return {
    id: run.id,
    number: run.number,
    kind: run.kind,
    connectionName: connection?.name ?? null,
    at: run.at,
    by: run.actor,
    counts: { ...run.counts },
    undoneBy: undone === undefined ? null : { id: undone.id, number: undone.number },
    undoes: undoes === undefined ? null : { id: undoes.id, number: undoes.number },
  }
}

export const listRunsRoute = defineRoute(
  'GET /companies/{company}/runs',
  ({ company, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const summaries: RunSummary[] = []
      for (const run of await listRuns(tx)) summaries.push(await presentRun(tx, run))
      return summaries
    })
  },
)

export const getRunRoute = defineRoute(
  'GET /companies/{company}/runs/{run}',
  ({ company, params, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx): Promise<Receipt> => {
      const run = await findRun(tx, params.run)
      if (run === undefined) throw new AppError('not-found')
      return {
        ...(await presentRun(tx, run)),
        planId: run.planId,
        snapshotFetchedAt: run.snapshotFetchedAt,
        planCounts: run.planCounts,
        left: { ...run.leftOut },
        approval: run.approval,
        guardsReleased: run.guardsReleased.map((one) => ({ ...one })),
      }
    })
  },
)

export const getRunChangesRoute = defineRoute(
  'GET /companies/{company}/runs/{run}/changes',
  ({ company, params, query, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const run = await findRun(tx, params.run)
      if (run === undefined) throw new AppError('not-found')
      const offset = offsetOf(query.cursor)
      const { changes, total } = await runChanges(tx, run.id, { offset, limit: query.limit })
      const end = offset + changes.length
      return {
        changes: await presentHistory(tx, company, changes),
        total,
        nextCursor: changes.length > 0 && end < total ? String(end) : null,
      }
    })
  },
)

export const postUndoRoute = defineRoute(
  'POST /companies/{company}/runs/{run}/undo',
  async ({ company, params, body, services: { environment }, actor }) => {
    const { personId, attribute = null } = body
    const scope = personId === undefined ? undefined : { personId, attribute }
    const made = await makeUndo(
      environment,
      company,
      params.run,
      { name: actor.name, userId: actor.id },
      scope,
    )
    if (made.kind === 'not found') throw new AppError('not-found')
    if (made.kind === 'undone already') throw new AppError('undone-already')
    return { planId: made.planId }
  },
)
