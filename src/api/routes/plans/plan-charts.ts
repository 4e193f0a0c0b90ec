import { defineRoute } from '#api/define-route.ts'
import { planOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { planCharts } from '#stores/plan-charts.ts'

export const getChartsRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}/charts',
  ({ company, params, query, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) =>
      planCharts(tx, await planOr404(tx, params.plan), query.by),
    )
  },
)
