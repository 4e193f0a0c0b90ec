import type { Employee } from '#model/employee.ts'

/** A JSON object as the HR system sent it. */
export type JsonObject = { readonly [key: string]: unknown }

/**
 * Reads one field of a record: `undefined` when the HR system did not supply it, `null` when it was sent empty,
 * the value else. Throws `ReadProblem` when what was sent cannot be understood.
 */
export type Reader<T> = Readonly<{
  /** Paths in the record that it reads, e.g. `work.department`; the request asks for these and no others. */
  paths: readonly string[]
  read: (record: JsonObject) => T | undefined
}>

/** One reader per field: mapping, list of available fields and address of an error are this one table. */
export type FieldReaders = Readonly<
  { [K in Exclude<keyof Employee, 'custom' | 'externalId'>]?: Reader<Employee[K]> } & {
    externalId: Reader<string>
  }
>
