import { type EmployeeField, employeeFields, isSensitive } from '#model/employee.ts'
import type { AvailableField } from './connection.ts'
import type { ConnectorDefinition, ConnectorMethod } from './definition.ts'
import { fieldLabels } from './field-labels.ts'
import type { DiscoveredField, HttpMethod, Permission } from './http-definition.ts'
import { methodOf } from './methods.ts'

/**
 * Every field that can be read through a method: the employee fields it knows and the discovered custom ones. Of a
 * described method these are the described ones, once the credentials hold a description.
 */
export function availableFields(
  connector: ConnectorDefinition,
  methodId: string,
  discovered: readonly DiscoveredField[] = [],
  credentials: Readonly<Record<string, string>> = {},
): readonly AvailableField[] {
  const method = asDescribed(methodOf(connector, methodId), credentials)
  const rights = 'permissions' in method ? method.permissions : []
  const own = knownFields(method).map((field) => ({
    id: field,
    label: fieldLabels[field],
    sensitive: isSensitive(field),
    custom: false,
    permissions: permissionsOf(rights, field),
  }))
  const everything = permissionsOf(rights, undefined)
  const custom = discovered.map(({ id, label, sensitive }) => ({
    id: `custom:${id}`,
    label,
    sensitive,
    custom: true,
    permissions: everything,
  }))
  return [...own, ...custom]
}

function asDescribed(
  method: ConnectorMethod,
  credentials: Readonly<Record<string, string>>,
): ConnectorMethod {
  return method.transport === 'described' && method.secretsGoTo(credentials).length > 0
    ? method.describe(credentials)
    : method
}

function knownFields(method: ConnectorMethod): readonly EmployeeField[] {
  switch (method.transport) {
    case 'http':
    case 'push':
      return fieldsOf(method)
    case 'file':
      return employeeFields.filter((field) => field !== 'custom')
    default:
      return employeeFields.filter((field) => method.fields.includes(field))
  }
}

/** The employee fields a method has readers for, in the order in which fields are shown. */
export function fieldsOf(method: Pick<HttpMethod, 'fields'>): readonly EmployeeField[] {
  return employeeFields.filter((field) => field !== 'custom' && method.fields[field] !== undefined)
}

function permissionsOf(rights: readonly Permission[], field: EmployeeField | undefined): readonly string[] {
  return rights
    .filter(({ fields }) => fields === 'everything' || (field !== undefined && fields.includes(field)))
    .map(({ name }) => name)
}
