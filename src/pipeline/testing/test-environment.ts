import { type TestDatabaseKindName, testDatabase } from '#db/testing/test-database.ts'
import { type CompanyOptions, openCompany, type TestEnvironment } from './company-on-database.ts'

export { kari, ola, type TestEnvironment } from './company-on-database.ts'

export type TestEnvironmentOptions = CompanyOptions & Readonly<{ kind?: TestDatabaseKindName }>

/** A company of its own on a database of its own. */
export async function openTestEnvironment(options: TestEnvironmentOptions = {}): Promise<TestEnvironment> {
  const { kind, ...given } = options
  const { connection, drop } = await (kind === undefined ? testDatabase() : testDatabase(kind))
  return openCompany(connection, drop, given)
}
