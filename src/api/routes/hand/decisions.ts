import { defineRoute } from '#api/define-route.ts'
import { connectionOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { AppError } from '#model/app-error.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { forgetDecision, listDecisions, recordDecisions } from '#stores/decision-store.ts'
import { findPerson } from '#stores/people-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { newestComplete } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'

async function list(tx: Tx, connectionId: string) {
  const snapshot = await newestComplete(tx, connectionId)
  return listDecisions(tx, connectionId, snapshot?.id ?? null)
}

export const getDecisionsRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/decisions',
  ({ company, params, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      return list(tx, connection.id)
    })
  },
)

export const putDecisionRoute = defineRoute(
  'PUT /companies/{company}/connections/{connection}/decisions',
  ({ company, params, body, services: { environment }, actor }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      await companyVersions(tx, company.id, true)
      if ((await findPerson(tx, body.personId, null)) === undefined) throw new AppError('not-found')
      const place = { companyId: company.id, connectionId: connection.id }
      const by = { actor: actor.name, at: environment.clock.now() }
      const { externalId, personId, decision } = body
      if (decision === null) await forgetDecision(tx, connection.id, { externalId, personId })
      else await recordDecisions(tx, place, [{ externalId, personId, decision }], by)
      await recordEvent(tx, company.id, by.at, {
        kind: 'people',
        action: decision === null ? 'decision forgotten' : 'decision revised',
        actor: actor.name,
        subject: personId,
        values: decision === null ? {} : { decision },
      })
      return list(tx, connection.id)
    }),
)
