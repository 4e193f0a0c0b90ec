import { existsSync } from 'node:fs'
import { embeddedNative, type NativePostgres } from '../embedded/native-postgres.ts'

export type TestDatabaseKindName = 'embedded 18' | 'debian 15' | 'TEST_DATABASE_URL'

export type TestDatabaseKind = Readonly<{ name: TestDatabaseKindName; available: boolean; reason?: string }>

const debianBinDir = '/usr/lib/postgresql/15/bin'

/** For `describe.each(testDatabaseKinds.filter((kind) => kind.available))`. DATABASE_URL is never used: it is somebody's data. */
export const testDatabaseKinds: readonly TestDatabaseKind[] = [
  embeddedKind(),
  kind('debian 15', existsSync(debianBinDir), `there is no ${debianBinDir}`),
  kind('TEST_DATABASE_URL', Boolean(process.env['TEST_DATABASE_URL']), 'it is not set'),
]

export function nativeOf(name: Exclude<TestDatabaseKindName, 'TEST_DATABASE_URL'>): NativePostgres {
  if (name === 'embedded 18') return embeddedNative()
  return {
    binDir: debianBinDir,
    version: '15',
    localeArguments: ['--locale=C.UTF-8'],
    environment: () => ({}),
  }
}

function embeddedKind(): TestDatabaseKind {
  try {
    embeddedNative()
    return { name: 'embedded 18', available: true }
  } catch (error) {
    return kind('embedded 18', false, error instanceof Error ? error.message : String(error))
  }
}

function kind(name: TestDatabaseKindName, available: boolean, reason: string): TestDatabaseKind {
  return available ? { name, available } : { name, available, reason }
}
