import { defineRoute } from '#api/define-route.ts'
import { customFieldLabels } from '#stores/labels.ts'

export const getFieldLabelsRoute = defineRoute(
  'GET /companies/{company}/field-labels',
  ({ company, services: { environment } }) => environment.database.inCompany(company.id, customFieldLabels),
)
