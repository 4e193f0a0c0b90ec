import type { EmployeeField } from './employee.ts'
import type { Ownership } from './settings.ts'

/** The kind of value an attribute holds. `legal-entity` and `person` hold ids of the portal. */
export type AttributeKind = 'text' | 'date' | 'code' | 'legal-entity' | 'person' | 'money' | 'address'

/** An attribute of the portal's person, and where it comes from unless an admin chooses otherwise. */
export type Attribute = Readonly<{
  id: string
  kind: AttributeKind
  group: 'identity' | 'employment' | 'organisation' | 'contact' | 'sensitive'
  source: EmployeeField
  owner: Ownership
  sensitive: boolean
}>

const attribute = (
  id: string,
  group: Attribute['group'],
  source: EmployeeField,
  kind: AttributeKind = 'text',
  owner: Ownership = 'always',
): Attribute => ({ id, kind, group, source, owner, sensitive: group === 'sensitive' })

/**
 * Every attribute of a person that a connection can fill.
 *
 * Names, e-mail, birth date and the employee number are reviewed by default,
 * because a wrong one gives somebody else the login or the shares.
 */
export const attributes = [
  attribute('givenName', 'identity', 'givenName', 'text', 'review'),
  attribute('middleName', 'identity', 'middleName', 'text', 'review'),
  attribute('familyName', 'identity', 'familyName', 'text', 'review'),
  attribute('preferredName', 'identity', 'preferredName'),
  attribute('employeeNumber', 'identity', 'employeeNumber', 'text', 'review'),
  attribute('workEmail', 'contact', 'workEmail', 'text', 'review'),
  attribute('title', 'employment', 'title'),
  attribute('employmentType', 'employment', 'employmentType', 'code'),
  attribute('employmentStatus', 'employment', 'employmentStatus', 'code'),
  attribute('originalHireDate', 'employment', 'originalHireDate', 'date'),
  attribute('startDate', 'employment', 'startDate', 'date'),
  attribute('rehireDate', 'employment', 'rehireDate', 'date'),
  attribute('lastWorkingDay', 'employment', 'lastWorkingDay', 'date'),
  attribute('endDate', 'employment', 'endDate', 'date'),
  attribute('leaverReason', 'employment', 'leaverReason', 'code'),
  attribute('department', 'organisation', 'department'),
  attribute('team', 'organisation', 'team'),
  attribute('division', 'organisation', 'division'),
  attribute('costCenter', 'organisation', 'costCenter'),
  attribute('location', 'organisation', 'location'),
  attribute('country', 'organisation', 'country'),
  attribute('legalEntity', 'organisation', 'legalEntity', 'legal-entity'),
  attribute('manager', 'organisation', 'managerExternalId', 'person'),
  attribute('personalEmail', 'sensitive', 'personalEmail'),
  attribute('phone', 'sensitive', 'phone'),
  attribute('birthDate', 'sensitive', 'birthDate', 'date', 'review'),
  attribute('gender', 'sensitive', 'gender', 'code'),
  attribute('nationality', 'sensitive', 'nationality'),
  attribute('nationalId', 'sensitive', 'nationalId'),
  attribute('taxId', 'sensitive', 'taxId'),
  attribute('homeAddress', 'sensitive', 'homeAddress', 'address'),
  attribute('salary', 'sensitive', 'salary', 'money'),
  attribute('bankAccount', 'sensitive', 'bankAccount'),
] as const satisfies readonly Attribute[]

/** The attribute with this id, or undefined for a custom or unknown one. */
export function attributeById(id: string): Attribute | undefined {
  return attributes.find((one) => one.id === id)
}
