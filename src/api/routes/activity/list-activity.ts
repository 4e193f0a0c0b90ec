import { defineRoute } from '#api/define-route.ts'
import { requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { AppError } from '#model/app-error.ts'
import { listEvents } from '#stores/audit-store.ts'

export const listActivityRoute = defineRoute(
  'GET /companies/{company}/activity',
  ({ company, query, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const before = query.cursor === undefined ? undefined : Number(query.cursor)
      if (before !== undefined && !Number.isSafeInteger(before)) throw new AppError('invalid-input')
      const rows = await listEvents(tx, { kind: query.kind, before, limit: query.limit })
      return {
        entries: rows.map((row) => ({
          id: String(row.id),
          at: row.at,
          kind: row.kind,
          action: row.action,
          by: row.actor,
          subject: row.subject,
          values: row.values,
          runId: row.runId,
        })),
        nextCursor: rows.length === query.limit ? String(rows.at(-1)?.id ?? '') : null,
      }
    })
  },
)
