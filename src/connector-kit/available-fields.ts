import { type EmployeeField, employeeFields, isSensitive } from '#model/employee.ts'
import type { AvailableField } from './connection.ts'
import type { ConnectorDefinition, DiscoveredField, HttpMethod } from './definition.ts'
import { fieldLabels } from './field-labels.ts'
import { methodOf } from './methods.ts'

/** Every field that can be read through a method: the employee fields it knows and the discovered custom ones. */
export function availableFields(
  connector: ConnectorDefinition,
  methodId: string,
  discovered: readonly DiscoveredField[] = [],
): readonly AvailableField[] {
  const method = methodOf(connector, methodId)
  const known =
    method.transport === 'http' ? fieldsOf(method) : employeeFields.filter((field) => field !== 'custom')
  const own = known.map((field) => ({
    id: field,
    label: fieldLabels[field],
    sensitive: isSensitive(field),
    custom: false,
    permissions: method.transport === 'http' ? permissionsOf(method, field) : [],
  }))
  const everything = method.transport === 'http' ? permissionsOf(method, undefined) : []
  const custom = discovered.map(({ id, label, sensitive }) => ({
    id: `custom:${id}`,
    label,
    sensitive,
    custom: true,
    permissions: everything,
  }))
  return [...own, ...custom]
}

/** The employee fields a method has readers for, in the order in which fields are shown. */
export function fieldsOf(method: HttpMethod): readonly EmployeeField[] {
  return employeeFields.filter((field) => field !== 'custom' && method.fields[field] !== undefined)
}

function permissionsOf(method: HttpMethod, field: EmployeeField | undefined): readonly string[] {
  return method.permissions
    .filter(({ fields }) => fields === 'everything' || (field !== undefined && fields.includes(field)))
    .map(({ name }) => name)
}
