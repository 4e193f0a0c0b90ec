import { defineRoute } from '#api/define-route.ts'
import { presentHistory } from '#api/present/present-person.ts'
import { planOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { labelItems } from '#api/routes/plans/label-items.ts'
import type { Services } from '#api/services.ts'
import { fieldLabels } from '#connector-kit'
import type { ExportRow } from '#exports/index.ts'
import type { CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { runChanges } from '#stores/history-store.ts'
import { listPeople, type PeoplePage, type PeopleQuery } from '#stores/people-store.ts'
import type { PageStart } from '#stores/plan-pages.ts'
import { pageOfItems } from '#stores/plan-selection.ts'
import { findRun } from '#stores/run-store.ts'
import { answerExport, textColumn } from './answer-export.ts'

const PAGE = 1000

export const exportPlanRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}/export',
  async ({ company, params, query, services }) => {
    requireAllEntities(company)
    await services.environment.database.inCompany(company.id, (tx) => planOr404(tx, params.plan))
    const columns = [
      textColumn('bucket', 'List'),
      textColumn('name', 'Person'),
      textColumn('number', 'Employee Number'),
      textColumn('entity', 'Legal Entity'),
      textColumn('field', 'Field'),
      textColumn('old', 'Old value'),
      textColumn('new', 'New value'),
      textColumn('source', 'Value in the HR system'),
      textColumn('rule', 'Rule'),
      { key: 'date', heading: 'Acts on', kind: 'date' as const },
      textColumn('selected', 'Selected'),
      textColumn('flags', 'Remarks'),
    ]
    return answerExport(query.format, 'preview', columns, planRows(services, company, params.plan))
  },
)

async function* planRows(
  { environment }: Services,
  company: CompanyAccess,
  planId: string,
): AsyncGenerator<ExportRow> {
  for (let start: PageStart | null = { skip: 0 }; start !== null; ) {
    const from: PageStart = start
    const { items, next } = await environment.database.inCompany(company.id, async (tx) => {
      const plan = await planOr404(tx, planId)
      const page = await pageOfItems(tx, plan, { filter: {}, sort: 'bucket', start: from, limit: PAGE })
      return { items: await labelItems(tx, company, plan, page.items), next: page.next }
    })
    start = next
    for (const item of items) {
      const person = {
        bucket: item.bucket,
        name: item.name,
        number: item.employeeNumber,
        entity: item.legalEntityName,
        date: item.effectiveDate,
        flags: item.flags.join(', '),
      }
      if (item.changes.length === 0) yield { ...person, selected: item.selected ? 'yes' : 'no' }
      for (const change of item.changes) {
        yield {
          ...person,
          field: fieldName(change.attribute),
          old: change.oldLabel ?? change.old,
          new: change.newLabel ?? change.new,
          source: change.source?.value ?? null,
          rule: change.rule,
          selected: item.selected && !change.excluded ? 'yes' : 'no',
        }
      }
    }
  }
}

function fieldName(attribute: string): string {
  const labels = fieldLabels as Readonly<Record<string, string>>
  return labels[attribute === 'manager' ? 'managerExternalId' : attribute] ?? attribute
}

export const exportRunRoute = defineRoute(
  'GET /companies/{company}/runs/{run}/export',
  async ({ company, params, query, services }) => {
    requireAllEntities(company)
    const found = await services.environment.database.inCompany(company.id, (tx) => findRun(tx, params.run))
    if (found === undefined) throw new AppError('not-found')
    const columns = [
      textColumn('name', 'Person'),
      textColumn('field', 'Field'),
      textColumn('old', 'Old value'),
      textColumn('new', 'New value'),
      textColumn('source', 'Value in the HR system'),
      textColumn('rule', 'Rule'),
      textColumn('by', 'Confirmed by'),
      textColumn('at', 'When'),
    ]
    return answerExport(query.format, `run ${found.number}`, columns, runRows(services, company, found.id))
  },
)

async function* runRows(
  { environment }: Services,
  company: CompanyAccess,
  runId: string,
): AsyncGenerator<ExportRow> {
  for (let offset = 0; ; offset += PAGE) {
    const changes = await environment.database.inCompany(company.id, async (tx) =>
      presentHistory(tx, company, (await runChanges(tx, runId, { offset, limit: PAGE })).changes),
    )
    for (const one of changes) {
      yield {
        name: one.name,
        field: fieldName(one.attribute),
        old: one.oldLabel ?? one.old,
        new: one.newLabel ?? one.new,
        source: one.source?.value ?? null,
        rule: one.rule,
        by: one.by,
        at: one.at,
      }
    }
    if (changes.length < PAGE) return
  }
}

export const exportPeopleRoute = defineRoute(
  'GET /companies/{company}/people/export',
  ({ company, query, services }) => {
    const columns = [
      textColumn('name', 'Person'),
      textColumn('employeeNumber', 'Employee Number'),
      textColumn('workEmail', 'Company Email'),
      textColumn('status', 'Status'),
      textColumn('title', 'Title'),
      textColumn('department', 'Department'),
      textColumn('legalEntityName', 'Legal Entity'),
      textColumn('source', 'Source'),
      { key: 'startDate', heading: 'First day', kind: 'date' as const },
      { key: 'endDate', heading: 'Last day', kind: 'date' as const },
    ]
    return answerExport(query.format, 'people', columns, peopleRows(services, company))
  },
)

async function* peopleRows({ environment }: Services, company: CompanyAccess): AsyncGenerator<ExportRow> {
  const query = { within: company.legalEntityIds, sort: 'name', limit: PAGE } as const
  let start: PeopleQuery['start'] | null = { skip: 0 }
  while (start !== null) {
    const from: PeopleQuery['start'] = start
    const { people, next }: PeoplePage = await environment.database.inCompany(company.id, (tx) =>
      listPeople(tx, { ...query, start: from }),
    )
    yield* people
    start = next === null ? null : { after: next }
  }
}
