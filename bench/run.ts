/** Measures the way from an HR system to the portal's people: `npm run bench -- --people 10000 --rounds 3`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#db/embedded/embedded-postgres.ts'
import { migrate } from '#db/migrate.ts'
import { openCompany, type TestEnvironment } from '#pipeline/testing/company-on-database.ts'
import { fjellvindSettings } from '#pipeline/testing/fjellvind-settings.ts'
import { startSimulatorProcess } from '#pipeline/testing/simulator-process.ts'
import { makeConnection, runOf, type TestConnection } from '#pipeline/testing/test-connection.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '3' } },
})
const people = Number(values.people)
const rounds = Number(values.rounds)

const taken = new Map<string, number[]>()
async function measure<T>(step: string, work: () => Promise<T>): Promise<T> {
  const beganAt = performance.now()
  const result = await work()
  taken.set(step, [...(taken.get(step) ?? []), performance.now() - beganAt])
  mostMemory = Math.max(mostMemory, process.memoryUsage.rss())
  return result
}
let mostMemory = 0

const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'data'), programName: 'the benchmark' })
const hibob = await startSimulatorProcess('hibob', people)
const personio = await startSimulatorProcess('personio', people)
try {
  await migrate(postgres.connection)
  for (let round = 0; round < rounds; round++) await walk()
  print()
} finally {
  await Promise.all([hibob.stop(), personio.stop()])
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function walk(): Promise<void> {
  const nothing = async (): Promise<void> => undefined
  const baseUrls = { hibob: hibob.baseUrl, personio: personio.baseUrl }
  const test = await openCompany(postgres.connection, nothing, { baseUrls })
  const connection = await connect(test, 'hibob')
  await measure('fetch and stage, HiBob (one answer)', () => connection.fetch())
  const plan = await measure('first preview', () => connection.preview())
  await connection.tickAll(plan)
  runOf(await measure('apply: everybody is new', () => connection.apply(plan)))
  await measure('preview where nothing changed', () => connection.preview())
  await hibob.setDay('2026-12-22')
  test.moveClock('2026-12-22T10:00:00Z')
  await connection.fetch()
  const month = await measure('preview after a month', () => connection.preview())
  await connection.tickAll(month)
  runOf(await measure('apply of a month', () => connection.apply(month)))
  await hibob.setDay('2026-11-22')
  const other = await connect(test, 'personio')
  await measure('fetch and stage, Personio (300 requests a minute)', () => other.fetch())
  await test.close()
}

async function connect(test: TestEnvironment, connectorId: 'hibob' | 'personio'): Promise<TestConnection> {
  const isHiBob = connectorId === 'hibob'
  const settings = fjellvindSettings()
  const mapping = settings.mapping.map((one) =>
    isHiBob && one.attribute === 'employeeNumber' ? { ...one, sources: ['employeeNumber'] } : one,
  )
  return makeConnection(test, {
    connectorId,
    methodId: isHiBob ? 'service-user' : 'v1',
    text: isHiBob ? { serviceUserId: 'SERVICE-10001' } : { subdomain: 'fjellvind', clientId: 'demo-client' },
    secrets: isHiBob ? { token: 'demo-token' } : { clientSecret: 'demo-secret' },
    settings: { ...settings, mapping },
  })
}

function print(): void {
  const [cpu] = cpus()
  console.log(`\n${people} people, ${rounds} rounds, ${cpus().length} cores of ${cpu?.model ?? 'unknown'}\n`)
  for (const [step, ms] of taken) {
    const sorted = ms.toSorted((one, other) => one - other)
    const shown = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)].map((one) =>
      seconds(one ?? 0),
    )
    console.log(`${step.padEnd(52)} ${shown[0]}   (${shown[1]} to ${shown[2]})`)
  }
  console.log(`\nMost memory of this program after a step: ${Math.round(mostMemory / 1024 / 1024)} MB`)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2).padStart(6)} s`
}
