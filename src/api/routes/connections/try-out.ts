import { defineRoute } from '#api/define-route.ts'
import { presentSnapshot } from '#api/present/present-connection.ts'
import { meaningsOfHeading } from '#connector-kit/files/index.ts'
import { attributes } from '#model/attributes.ts'
import type { Employee } from '#model/employee.ts'
import { emailKey, numberKey } from '#model/match-key.ts'
import type { Person } from '#model/person.ts'
import type { MappedEmployee, MappedValue } from '#model/planning.ts'
import { dayFormats } from '#model/settings.ts'
import {
  looseEmailKey,
  looseNumberKey,
  nameKey,
  nothingInCommon,
} from '#pipeline/correlate/look-alike-key.ts'
import { mapEmployee } from '#pipeline/map/map-employee.ts'
import { readDay } from '#pipeline/map/read-day.ts'
import { selectInScope } from '#pipeline/scope/select-in-scope.ts'
import { reportIdentifier, suggestNumberFields } from '#pipeline/trial/report-identifier.ts'
import { suggestEntity } from '#pipeline/trial/suggest-entity.ts'
import { suggestSources } from '#pipeline/trial/suggest-sources.ts'
import { dimensionValues, nameOf, sourceText, tryFilter } from '#pipeline/trial/try-filter.ts'
import { tryMapping } from '#pipeline/trial/try-mapping.ts'
import { listLegalEntities, loadRegistry, type Registry } from '#stores/registry-store.ts'
import { runningFetch } from '#stores/snapshot-store.ts'
import { connectionOr404 } from './find-or-refuse.ts'
import { dimensionsOf, fieldsOf, sampleEmployees, sampleSnapshot, settingsOrDefault } from './sample.ts'

export const getDiscoveryRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/discovery',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const snapshot = await sampleSnapshot(tx, connection)
      const shown = snapshot ?? (await runningFetch(tx, connection.id))
      const statistics = new Map(snapshot?.fieldStatistics.map((one) => [one.field, one]))
      return {
        snapshot: shown === undefined ? null : presentSnapshot(shown),
        fields: fieldsOf(environment, connection).map((one) => ({
          ...one,
          statistic: statistics.get(one.id) ?? null,
        })),
      }
    }),
)

export const getDimensionsRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/dimensions',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const employees = await sampleEmployees(tx, connection)
      const custom = connection.discoveredFields
        .filter((one) => !one.sensitive)
        .map((one) => ({ field: `custom:${one.id}`, label: one.label }))
      const own = dimensionsOf(environment, connection)
      return [...own, ...custom]
        .map((one) => ({ ...one, values: dimensionValues(employees, one.field) }))
        .filter((one) => own.some((dimension) => dimension.field === one.field) || one.values.length <= 50)
        .map((one) => ({ ...one, values: one.values.slice(0, 500) }))
    }),
)

export const postFilterTrialRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/filter-trial',
  ({ company, params, body, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const employees = await sampleEmployees(tx, await connectionOr404(tx, params.connection))
      return tryFilter(employees, body.filter, body.search, selectInScope)
    }),
)

export const postMappingTrialRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/mapping-trial',
  ({ company, params, body, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const employees = await sampleEmployees(tx, connection)
      const registry = await loadRegistry(tx, connection.id)
      const links = new Map(registry.links.map((one) => [one.externalId, one.personId]))
      const names = new Map(employees.map((one) => [one.externalId, nameOf(one)]))
      const records = new Set(names.keys())
      const legalEntities = await listLegalEntities(tx)
      const context = { legalEntityRule: { kind: 'none' as const }, legalEntities, links, records }
      return {
        rows: tryMapping(employees, body.mapping, (employee) =>
          withNames(mapEmployee(employee, body.mapping, context), names),
        ),
      }
    }),
)

export const getMappingSuggestionsRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/mapping-suggestions',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      return suggestSources({
        attributes,
        fields: connection.discoveredFields,
        employees: await sampleEmployees(tx, connection),
        meaningOf: meaningsOfHeading,
        readDay,
        formats: dayFormats,
      })
    }),
)

/** A sample names a manager as people know them, not by an id. */
function withNames(mapped: MappedEmployee, names: ReadonlyMap<string, string>): MappedEmployee {
  const manager = mapped.employee.managerExternalId ?? ''
  const named = (one: MappedValue) =>
    one.attribute === 'manager' && one.value !== null
      ? { ...one, value: names.get(manager) ?? one.value }
      : one
  return { ...mapped, values: mapped.values.map(named) }
}

export const getIdentifiersRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/identifiers',
  ({ company, params, query, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const employees = await sampleEmployees(tx, connection)
      const { people } = await loadRegistry(tx, connection.id)
      const { mapping } = await settingsOrDefault(tx, environment, connection)
      const sourceOf = (attribute: string) =>
        mapping.find((one) => one.attribute === attribute)?.sources[0] ?? null
      const custom = connection.discoveredFields.map((one) => ({
        field: `custom:${one.id}`,
        label: one.label,
      }))
      return [
        reportIdentifier({
          identifier: 'employeeNumber',
          source: query.employeeNumberSource ?? sourceOf('employeeNumber'),
          employees,
          people,
          keys: { key: numberKey, loose: looseNumberKey, strangers },
          suggestions: suggestNumberFields(
            [{ field: 'employeeNumber', label: 'Employee number' }, ...custom],
            employees,
          ),
        }),
        reportIdentifier({
          identifier: 'workEmail',
          source: sourceOf('workEmail') ?? 'workEmail',
          employees,
          people,
          keys: { key: emailKey, loose: looseEmailKey, strangers },
          suggestions: [],
        }),
      ]
    }),
)

function strangers(record: Employee, { values }: Person): boolean {
  return nothingInCommon(
    nameKey(record.givenName, record.familyName),
    nameKey(values['givenName'], values['familyName']),
  )
}

export const getEntityValuesRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/legal-entity-values',
  ({ company, params, query, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const employees = await sampleEmployees(tx, await connectionOr404(tx, params.connection))
      const entities = await listLegalEntities(tx)
      const peopleOf = entitiesToday(employees, query.source, await loadRegistry(tx, params.connection))
      return dimensionValues(employees, query.source).flatMap(({ value, people }) => {
        if (value === null) return []
        const suggested = suggestEntity(value, entities, peopleOf.get(value))
        return [{ value, people, suggestedId: suggested?.id ?? null, why: suggested?.why ?? null }]
      })
    }),
)

/** In which legal entities of the portal the linked people of each value are today. */
function entitiesToday(
  employees: readonly Employee[],
  source: string,
  { links, people }: Registry,
): Map<string, Map<string, number>> {
  const entityOf = new Map(people.map((one) => [one.id, one.values['legalEntity'] ?? null]))
  const personOf = new Map(links.map((one) => [one.externalId, one.personId]))
  const counted = new Map<string, Map<string, number>>()
  for (const employee of employees) {
    const value = sourceText(employee, source)
    const entity = entityOf.get(personOf.get(employee.externalId) ?? '') ?? null
    if (value === null || entity === null) continue
    const counts = counted.get(value) ?? new Map<string, number>()
    counts.set(entity, (counts.get(entity) ?? 0) + 1)
    counted.set(value, counts)
  }
  return counted
}
