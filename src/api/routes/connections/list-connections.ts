import { defineRoute } from '#api/define-route.ts'
import { presentSummary } from '#api/present/present-connection.ts'
import { listConnections } from '#stores/connection-store.ts'
import { listDue } from '#stores/due-store.ts'
import { requireAllEntities } from './find-or-refuse.ts'

export const listConnectionsRoute = defineRoute(
  'GET /companies/{company}/connections',
  async ({ company, services: { environment } }) => {
    requireAllEntities(company)
    const due = await listDue(environment.database, company.id)
    return environment.database.inCompany(company.id, async (tx) => {
      const summaries = []
      for (const one of await listConnections(tx))
        summaries.push(await presentSummary(tx, environment, one, due.get(one.id)))
      return summaries
    })
  },
)
