import { type EmployeeField, employeeFields } from '#model/employee.ts'
import type { CredentialField } from '../../credential-fields.ts'
import type { Permission } from '../../http-definition.ts'
import type { FieldReaders } from '../../reading/reader.ts'

/** What an admin tells of a directory, by these names. */
const directoryCredentials = [
  'host',
  'port',
  'security',
  'user',
  'password',
  'baseDn',
  'filter',
  'endDateAttribute',
  'caCertificate',
] as const
/** The name of one of them. */
export type DirectoryCredential = (typeof directoryCredentials)[number]

/** One kind of directory: where its ids lie, who is a person in it, and which attribute is which field. */
export type DirectoryKind = Readonly<{
  id: string
  name: string
  credentials: Readonly<Record<DirectoryCredential, CredentialField>>
  permissions: readonly Permission[]
  /** Attributes whose values are bytes, not text. */
  binary: readonly string[]
  /** Who is a person where the admin names no filter. */
  filter: string
  /** The attribute with the last day where the admin names none. */
  endDateAttribute?: string
  /**
   * Readers by the names of attributes. Beside these, a record has `today`, under `lastDay` the value of the attribute
   * with the last day, and under `manager` the id of the entry that the attribute names.
   */
  fields: FieldReaders
  /** People asked for at once; null asks without pages, as directories without them are asked. */
  pageSize: number | null
}>

/** The employee fields that a directory has readers for. */
export function directoryFields({ fields }: DirectoryKind): readonly EmployeeField[] {
  return employeeFields.filter((field) => field !== 'custom' && fields[field] !== undefined)
}
