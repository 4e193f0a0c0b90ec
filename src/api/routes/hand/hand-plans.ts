import { defineRoute } from '#api/define-route.ts'
import { connectionOr404 } from '#api/routes/connections/find-or-refuse.ts'
import { AppError } from '#model/app-error.ts'
import { makeHandPlan } from '#pipeline/make-hand-plan.ts'
import { searchRecords } from '#stores/hand-store.ts'
import { newestComplete } from '#stores/snapshot-store.ts'

export const postHandPlanRoute = defineRoute(
  'POST /companies/{company}/hand-plans',
  async ({ company, body, services: { environment }, actor }) => {
    const by = { name: actor.name, userId: actor.id }
    const made = await makeHandPlan(environment, company, body, by)
    if (made.kind === 'not found') throw new AppError('not-found')
    if (made.kind === 'nothing to do') throw new AppError('nothing-to-do')
    return { planId: made.planId }
  },
)

export const getRecordsRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/records',
  ({ company, params, query, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const snapshot = await newestComplete(tx, connection.id)
      if (snapshot === undefined) return []
      return searchRecords(tx, { connectionId: connection.id, snapshotId: snapshot.id }, query.search)
    }),
)
