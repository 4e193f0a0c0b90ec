import { defineRoute } from '#api/define-route.ts'
import { answerExport, textColumn } from '#api/routes/exports/answer-export.ts'
import type { Services } from '#api/services.ts'
import type { ExportRow } from '#exports/index.ts'
import type { CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { listEntityStays, type ReportPeriod, sumEntityDays } from '#stores/entity-days.ts'

const PAGE = 1000

export const getEntityDaysRoute = defineRoute(
  'GET /companies/{company}/legal-entities/days',
  ({ company, query, services: { environment } }) => {
    refuseBackwards(query)
    return environment.database.inCompany(company.id, (tx) =>
      sumEntityDays(tx, query, company.legalEntityIds),
    )
  },
)

export const exportEntityDaysRoute = defineRoute(
  'GET /companies/{company}/legal-entities/days/export',
  ({ company, query, services }) => {
    refuseBackwards(query)
    const columns = [
      textColumn('entityName', 'Legal Entity'),
      textColumn('name', 'Person'),
      textColumn('employeeNumber', 'Employee Number'),
      { key: 'from', heading: 'From', kind: 'date' as const },
      { key: 'to', heading: 'To', kind: 'date' as const },
      { key: 'days', heading: 'Days', kind: 'number' as const },
    ]
    return answerExport(query.format, 'people and days', columns, stayRows(services, company, query))
  },
)

function refuseBackwards({ from, to }: ReportPeriod): void {
  if (from <= to) return
  const fields = [{ path: 'to', message: 'The last day of the period lies before its first day.' }]
  throw new AppError('invalid-input', { extras: { fields } })
}

async function* stayRows(
  { environment }: Services,
  company: CompanyAccess,
  period: ReportPeriod,
): AsyncGenerator<ExportRow> {
  for (let offset = 0; ; offset += PAGE) {
    const stays = await environment.database.inCompany(company.id, (tx) =>
      listEntityStays(tx, period, company.legalEntityIds, { offset, limit: PAGE }),
    )
    yield* stays
    if (stays.length < PAGE) return
  }
}
