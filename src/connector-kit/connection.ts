import type { Employee, EmployeeField, RecordProblem } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { FetchProgress, IncompleteBecause } from '#model/snapshot.ts'
import type { DiscoveredField } from './http-definition.ts'
import type { JsonObject } from './reading/reader.ts'

/** Time, passed in: `sleep` ends early by the signal. */
export type KitClock = Readonly<{
  now: () => number
  sleep: (ms: number, signal: AbortSignal) => Promise<void>
}>

/** Where calls may go. */
export type EgressPolicy = Readonly<{
  /** `host:port` or CIDR of private networks that the operator allows; link-local stays blocked. */
  allowPrivate: readonly string[]
  /** Replaces scheme, host and port of every address of the connector and permits exactly that origin. */
  baseUrl?: string
}>

/** A line of the test of a connection, in the order tried. */
export type CheckResult = Readonly<{
  step: 'address' | 'tls' | 'sign-in' | 'right' | 'sample'
  /** The right's id for `right`. */
  id: string | null
  label: string
  outcome: 'passed' | 'failed' | 'skipped'
  failure: Failure | null
  /** For `sample`: how many of the fields were filled, never their values. */
  sample: Readonly<{ fields: number; filled: number }> | null
}>

/** A field that can be read through this connection. */
export type AvailableField = Readonly<{
  /** An employee field, or `custom:<id>`. */
  id: string
  label: string
  sensitive: boolean
  custom: boolean
  /** Names of the rights it needs. */
  permissions: readonly string[]
}>

/** What a fetch is to read: employee fields, and ids of custom fields. */
export type AskedFields = Readonly<{ fields: readonly EmployeeField[]; custom: readonly string[] }>

/**
 * What a fetch tells as it goes on. Pages come in order; `end` is always last and never missing.
 * A problem `conflicting-record` takes back the employee who was given under the same id on an earlier page.
 */
export type FetchEvent =
  | Readonly<{
      kind: 'page'
      employees: readonly Employee[]
      problems: readonly RecordProblem[]
      progress: FetchProgress
    }>
  | Readonly<{ kind: 'waiting'; progress: FetchProgress }>
  | Readonly<{ kind: 'end'; summary: FetchSummary }>

/** How a fetch ended. It is complete only where that can be shown; else the reasons are told. */
export type FetchSummary = Readonly<{
  people: number
  pages: number
  requests: number
  complete: boolean
  incompleteBecause: readonly IncompleteBecause[]
  problems: readonly RecordProblem[]
  failure: Failure | null
}>

/** What the extra calls for one person brought, by the names under which they are attached. */
export type KeptDetails = Readonly<{ details: JsonObject; readAtMs: number }>

/**
 * Where a fetch keeps what it read of single people, so that the next one need not ask again if this one is interrupted.
 * A key stands for a record as the list told it and for what is asked about it; another record has another key.
 */
export type DetailMemory = Readonly<{
  recall: (key: string) => Promise<KeptDetails | undefined>
  /** Awaited before anybody relies on it. */
  keep: (key: string, kept: KeptDetails) => Promise<void>
}>

/** A connector opened with credentials. Every call has deadlines and size caps and only reads. */
export type OpenConnection = Readonly<{
  check: (signal: AbortSignal) => AsyncIterable<CheckResult>
  customFields: (signal: AbortSignal) => Promise<readonly DiscoveredField[]>
  /** With a `memory`, systems that need calls for each person go on from where an earlier fetch was interrupted. */
  fetchEmployees: (
    asked: AskedFields,
    signal: AbortSignal,
    memory?: DetailMemory,
  ) => AsyncIterable<FetchEvent>
}>
