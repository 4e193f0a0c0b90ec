import type { EmployeeField } from '#model/employee.ts'
import type { EgressPolicy, KitClock, OpenConnection } from './connection.ts'
import type { CredentialFields } from './credential-fields.ts'
import type { CustomFields, HttpMethod, Permission } from './http-definition.ts'
import type { FieldReaders } from './reading/reader.ts'

/** A dimension of the filter: an employee field or `custom:<id>`. */
export type FilterDimension = Readonly<{ field: string; label: string }>

/** Files with headings; columns are recognised by synonyms or named by the admin. */
export type FileMethod = Readonly<{
  transport: 'file'
  id: string
  name: string
  format: 'csv' | 'xlsx'
  credentials: Readonly<Record<string, never>>
}>

/** What a method with a protocol of its own is opened with. */
export type ProtocolParts = Readonly<{
  name: string
  /** Plain values by name. */
  credentials: Readonly<Record<string, string>>
  clock: KitClock
  egress: EgressPolicy
  timeoutMs: number
}>

/**
 * A way in with a protocol of its own, e.g. LDAP or SFTP. What opens it lives in `protocols/` and gives the same
 * promises as HTTP: guarded addresses, deadlines, only reading, an honest end.
 */
export type ProtocolMethod = Readonly<{
  transport: 'protocol'
  id: string
  name: string
  protocol: 'ldap' | 'sftp'
  credentials: CredentialFields
  permissions: readonly Permission[]
  fields: readonly EmployeeField[]
  fingerprint: (credentials: Readonly<Record<string, string>>) => string
  open: (parts: ProtocolParts) => OpenConnection
}>

/** An HR system that an administrator describes: the credentials hold the description, from which a method is made. */
export type DescribedMethod = Readonly<{
  transport: 'described'
  id: string
  name: string
  credentials: CredentialFields
  permissions: readonly Permission[]
  /** The fields such a description can name. */
  fields: readonly EmployeeField[]
  describe: (credentials: Readonly<Record<string, string>>) => HttpMethod
  /** What is wrong with the description, and which secret it needs that is not there. */
  problems: (
    credentials: Readonly<Record<string, string>>,
  ) => readonly Readonly<{ name: string; message: string }>[]
  /** The origins that secrets are sent to: stored ones are never sent to others than those they were typed for. */
  secretsGoTo: (credentials: Readonly<Record<string, string>>) => readonly string[]
  /** The fields by which a filter can choose people. */
  dimensions: (credentials: Readonly<Record<string, string>>) => readonly string[]
}>

/** People are sent to us. Nothing is asked; a fetch reads what was sent so far, as records like any other's. */
export type PushMethod = Readonly<{
  transport: 'push'
  id: string
  name: string
  protocol: 'scim'
  credentials: Readonly<Record<string, never>>
  permissions: readonly Permission[]
  fields: FieldReaders
  /** Only people tell which there are. */
  customFields?: CustomFields
}>

/** A way into an HR system: read over HTTP, from a file, by another protocol, as described, or pushed to us. */
export type ConnectorMethod = HttpMethod | FileMethod | ProtocolMethod | DescribedMethod | PushMethod

/** How a connector was shown to be right. */
export type Evidence =
  | 'live system'
  | 'recorded answers'
  | 'official description'
  | 'third-party documentation'

/** One HR system: one folder, one id, one or more methods. */
export type ConnectorDefinition = Readonly<{
  /** The folder's name; stored with every connection, so it never changes. */
  id: string
  name: string
  otherNames: readonly string[]
  region: 'Nordic' | 'DACH' | 'Europe' | 'UK and Ireland' | 'Global'
  category: 'hr system' | 'file' | 'directory' | 'payroll'
  /** How it was verified, and since when the facts hold. */
  evidence: Readonly<{ kind: Evidence; note: string }>
  /** The field in which customers usually keep the employee number, where the HR system has none of its own. */
  employeeNumber: 'own field' | 'custom field'
  dimensions: readonly FilterDimension[]
  /** The first one is offered first. */
  methods: readonly [ConnectorMethod, ...ConnectorMethod[]]
}>

/** Checks a method while you type it, with the names of its credentials, and hands it back. */
export function defineHttpMethod<const C extends CredentialFields>(method: HttpMethod<C>): HttpMethod {
  return method as unknown as HttpMethod
}

/** Checks a definition while you type it and hands it back unchanged. */
export function defineConnector<const D extends ConnectorDefinition>(definition: D): D {
  return definition
}
