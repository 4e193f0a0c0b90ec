import type { Employee, EmployeeField } from '#model/employee.ts'
import { employeeFields, isSensitive } from '#model/employee.ts'
import type { ConnectionSettings } from '#model/settings.ts'

/** Without these no plan could tell a leaver from an active employee, so they are read and kept always. */
const necessary: readonly EmployeeField[] = [
  'externalId',
  'employmentStatus',
  'startDate',
  'rehireDate',
  'endDate',
]

export type FieldChoice = Readonly<{ fields: ReadonlySet<EmployeeField>; custom: ReadonlySet<string> }>

/** Fields kept of people inside the filter: the mapped ones, the identifier's, the legal entity's, and the necessary. */
export function keptFields(settings: ConnectionSettings): FieldChoice {
  const sources = settings.mapping.flatMap((one) => one.sources)
  if (settings.legalEntity.kind === 'by-value') sources.push(settings.legalEntity.source)
  return split([...necessary, ...sources])
}

/** Fields asked of the HR system: the kept ones and the filter's dimensions. */
export function askedFields(settings: ConnectionSettings): FieldChoice {
  const kept = keptFields(settings)
  const dimensions = split(settings.filter.map((clause) => clause.dimension))
  return {
    fields: new Set([...kept.fields, ...dimensions.fields]),
    custom: new Set([...kept.custom, ...dimensions.custom]),
  }
}

/** What the discovery read of an open set-up asks for: everything that is not sensitive. */
export function discoveryFields(
  custom: readonly Readonly<{ id: string; sensitive: boolean }>[],
): FieldChoice {
  return {
    fields: new Set(employeeFields.filter((field) => field !== 'custom' && !isSensitive(field))),
    custom: new Set(custom.filter((one) => !one.sensitive).map((one) => one.id)),
  }
}

/** Whether everything in `wanted` was asked for in `had`. */
export function covers(had: FieldChoice, wanted: FieldChoice): boolean {
  return wanted.fields.isSubsetOf(had.fields) && wanted.custom.isSubsetOf(had.custom)
}

/** Whether the HR system says so itself; being outside the filter or absent never does. */
export function hasLeft({ employmentStatus }: Employee): boolean {
  return employmentStatus?.value === 'terminated'
}

/** Of a linked person outside the filter who has left: that, since when, and nothing else. */
export function leavingFacts(employee: Employee): Employee {
  return projectEmployee(employee, { fields: new Set(necessary), custom: new Set() })
}

/** The employee with nothing but the chosen fields. */
export function projectEmployee(employee: Employee, kept: FieldChoice): Employee {
  const custom = Object.entries(employee.custom ?? {}).filter(([id]) => kept.custom.has(id))
  const fields = Object.entries(employee).filter(([field]) => kept.fields.has(field as EmployeeField))
  return {
    ...(Object.fromEntries(fields) as Employee),
    ...(employee.custom !== undefined && kept.custom.size > 0 ? { custom: Object.fromEntries(custom) } : {}),
  }
}

function split(sources: readonly string[]): FieldChoice {
  return {
    fields: new Set(sources.filter((one) => !one.startsWith('custom:')) as EmployeeField[]),
    custom: new Set(
      sources.filter((one) => one.startsWith('custom:')).map((one) => one.slice('custom:'.length)),
    ),
  }
}
