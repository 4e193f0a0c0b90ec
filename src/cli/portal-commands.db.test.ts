import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '#api/create-app.ts'
import { allRoutes } from '#api/routes/all-routes.ts'
import { fetchConnection } from '#jobs/fetch-connection.ts'
import { saveApprovalRule } from '#stores/approval-store.ts'
import { type Simulator, startSimulator } from '../../simulators/start.ts'
import { openCommandDoor } from '../command-door.ts'
import { readConfiguration } from '../configuration.ts'
import { openPortal } from '../open-portal.ts'
import { runWords } from './testing/run-words.ts'
import { writeStaff } from './testing/staff-file.ts'

const credentials = { subdomain: 'fjellvind', clientId: 'demo-client', clientSecret: 'demo-secret' }
let folder = ''
let simulator: Simulator
let environment: Record<string, string> = {}
const at = (name: string) => join(folder, name)
const rollcall = (...words: string[]) => runWords(words, environment)

/** A change of settings stands for a minute that passes: the same settings may be fetched once a minute. */
let revision = 0
async function connectStaff(...more: string[]) {
  revision += 1
  await writeFile(at('settings.json'), JSON.stringify({ fetchEveryHours: 4 + revision }))
  const words = ['--file', at('staff.csv'), '--settings', at('settings.json'), ...more]
  return rollcall('connect', 'csv', ...words)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-commands-'))
  simulator = await startSimulator('personio', { people: 60 })
  environment = { DATA_DIR: at('data'), PORT: '0', ROLLCALL_BASE_URL_PERSONIO: simulator.baseUrl }
  await writeFile(at('personio.json'), JSON.stringify(credentials))
})
afterAll(async () => {
  await simulator.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openLivePortal() {
  const config = readConfiguration(environment)
  const log = pino({ level: 'silent' })
  const publicUrl = 'http://localhost:3000'
  const clock = { now: () => new Date() }
  const portal = await openPortal({ config, log, clock, publicUrl, programName: 'rollcall serve' })
  const { services } = portal
  const app = createApp({ services, routes: allRoutes, publicUrl, webRoot: '' })
  await services.queue.work((job, signal) => fetchConnection(services.environment, log, job, signal))
  const door = await openCommandDoor({ dataDir: config.dataDir, actor: portal.commandLineActor, app, log })
  return {
    services,
    close: async () => {
      await door.close()
      await portal.close()
    },
  }
}

describe('without a running portal', () => {
  it('says that there is no company, and makes the first one that is named', async () => {
    expect((await rollcall('preview')).err).toContain('There is no company yet')
    await writeStaff(at('staff.csv'))
    const { exitCode, out, err } = await connectStaff('--company', 'Acme AS')
    expect(err).toContain('Fetched 100 people, complete.')
    expect(out.trim()).toMatch(/^[0-9a-f-]{36}$/)
    expect(exitCode).toBe(0)
  })

  it('prints the id of the plan, 2 while something can be applied, and applies it as the user of the system', async () => {
    const preview = await rollcall('preview')
    expect(preview.exitCode).toBe(2)
    expect(preview.err).toContain('100 new')
    const plan = preview.out.trim()
    const applied = await rollcall('apply', plan, '--json')
    expect(applied.exitCode).toBe(0)
    expect(applied.json()).toMatchObject({
      outcome: 'applied',
      receipt: { number: 1, by: `cli:${userInfo().username}`, counts: { created: 100 } },
      held: [],
    })
    expect((await rollcall('apply', plan)).out).toContain('applied already')
    expect(await rollcall('preview')).toMatchObject({ exitCode: 0 })
  })

  it('plans the next fetch of what it connected', async () => {
    await rollcall('connect', 'personio', '--credentials', at('personio.json'), '--company', 'acme-as')
    const status = await rollcall('status', '--json')
    const [company] = JSON.parse(status.out) as { connections: Record<string, unknown>[] }[]
    expect(company?.connections[1]).toMatchObject({ connectorId: 'personio', setupStep: 'done' })
    expect(company?.connections[1]?.['nextFetchAt']).toMatch(/^20/)
    expect((await rollcall('disconnect', '--connection', 'personio', '--json')).json()).toMatchObject({
      connectorName: 'Personio',
      destroyed: { credentials: 3 },
    })
  })

  it('tells which step of the test failed, and goes on from there with better credentials', async () => {
    const wrong = JSON.stringify({ ...credentials, clientSecret: 'fault-wrong-key' })
    await writeFile(at('wrong.json'), wrong)
    const failed = await rollcall('connect', 'personio', '--credentials', at('wrong.json'))
    expect(failed.exitCode).toBe(1)
    expect(failed.err).toContain('FAILED: Signing in to Personio')
    expect(failed.out + failed.err).not.toContain('fault-wrong-key')
    const better = await rollcall('connect', 'personio', '--credentials', at('personio.json'))
    expect(better.err).toContain('goes on where it was left')
    expect(better.exitCode).toBe(0)
    await rollcall('disconnect', '--connection', 'personio')
  })
})

describe('with a running portal', () => {
  let portal: Awaited<ReturnType<typeof openLivePortal>>
  beforeAll(async () => {
    portal = await openLivePortal()
  })
  afterAll(() => portal.close())

  it('goes through the door of the one that owns the data, which only this user can open', async () => {
    expect((await stat(at('data/server.json'))).mode & 0o777).toBe(0o600)
    const { exitCode, out } = await rollcall('status')
    expect(exitCode).toBe(0)
    expect(out).toContain('CSV file: ready')
    const { socketPath } = JSON.parse(await readFile(at('data/server.json'), 'utf8')) as {
      socketPath: string
    }
    const { Agent, request } = await import('undici')
    const agent = new Agent({ connect: { socketPath } })
    const headers = { 'x-rollcall-token': 'guessed' }
    const answer = await request('http://localhost/api/v1/companies/acme-as/connections', {
      dispatcher: agent,
      headers,
    })
    expect(answer.statusCode).toBe(401)
    await agent.close()
  })

  it('holds many leavings: 3, until their exact number is given', async () => {
    await writeStaff(at('staff.csv'), { left: 8 })
    expect((await connectStaff()).exitCode).toBe(0)
    const preview = await rollcall('preview', '--json')
    expect(preview.exitCode).toBe(3)
    expect(preview.json()).toMatchObject({ outcome: 'held', held: [{ guard: 'leaving', count: 8 }] })
    const plan = String(preview.json()['plan'])
    const held = await rollcall('apply', plan)
    expect(held).toMatchObject({ exitCode: 3, out: '' })
    expect(held.err).toContain('--confirm-leaving 8')
    expect((await rollcall('apply', plan, '--confirm-leaving', '7')).exitCode).toBe(1)
    expect((await rollcall('apply', plan, '--confirm-leaving', 'all')).exitCode).toBe(1)
    const applied = await rollcall('apply', plan, '--confirm-leaving', '8', '--json')
    expect(applied.exitCode).toBe(0)
    expect(applied.json()).toMatchObject({
      receipt: { counts: { left: 8 }, guardsReleased: [{ guard: 'leaving' }] },
    })
  })

  it('applies the safe buckets and lists the held ones', async () => {
    await writeStaff(at('staff.csv'), { left: 16, renamed: { 99: 'Head of Test' } })
    await connectStaff()
    const preview = await rollcall('preview')
    expect(preview.exitCode).toBe(2)
    const applied = await rollcall('apply', preview.out.trim())
    expect(applied.exitCode).toBe(0)
    expect(applied.out).toContain('1 changed')
    expect(applied.out).toMatch(/held: leaving \(8 lines/)
  })

  it('refuses a plan as stale when something moved, with 4, and writes nothing', async () => {
    await writeStaff(at('staff.csv'), { left: 8, renamed: { 50: 'Buyer' } })
    await connectStaff()
    const old = (await rollcall('preview')).out.trim()
    await writeStaff(at('staff.csv'), { left: 8, renamed: { 50: 'Buyer', 51: 'Planner' } })
    await connectStaff()
    await rollcall('apply', (await rollcall('preview')).out.trim())
    const before = await rollcall('export')
    const refused = await rollcall('apply', old, '--json')
    expect(refused.exitCode).toBe(4)
    expect(refused.json()).toMatchObject({ outcome: 'stale', receipt: null })
    expect((await rollcall('export')).out).toBe(before.out)
  })

  it('undoes a run by its number, once', async () => {
    const status = JSON.parse((await rollcall('status', '--json')).out) as {
      connections: { lastRun: { number: number } }[]
    }[]
    const number = String(status[0]?.connections[0]?.lastRun.number)
    const undone = await rollcall('undo', number, '--json')
    expect(undone.json()).toMatchObject({ outcome: 'applied', receipt: { kind: 'undo' } })
    expect(undone.exitCode).toBe(0)
    expect((await rollcall('undo', number)).err).toContain('undone already')
    expect((await rollcall('undo', '99')).exitCode).toBe(1)
  })

  it('leaves to a second person what the company wants one for: 3, and 0 for the others', async () => {
    await writeStaff(at('staff.csv'), { left: 9, renamed: { 70: 'Buyer' } })
    await connectStaff()
    const plan = (await rollcall('preview')).out.trim()
    const { rows } = await portal.services.database.pool.query<{ company_id: string; id: string }>(
      `select company_id, id from connection where connector_id = 'csv'`,
    )
    const { company_id: companyId = '', id: connectionId = '' } = rows[0] ?? {}
    await portal.services.database.inCompany(companyId, (tx) =>
      saveApprovalRule(
        tx,
        { companyId, connectionId },
        { rule: { leavers: true, heldGuards: false, entityMoves: false }, wanted: null },
        { actor: 'Kari', userId: 'kari', at: new Date() },
      ),
    )
    const before = await rollcall('export')
    const refused = await rollcall('apply', plan)
    expect(refused.exitCode).toBe(3)
    expect(refused.err).toContain('a second person has to approve first')
    expect(refused.err).toContain('--others')
    expect((await rollcall('export')).out).toBe(before.out)
    const others = await rollcall('apply', plan, '--others', '--json')
    expect(others.exitCode).toBe(0)
    expect(others.json()).toMatchObject({ receipt: { counts: { left: 0 }, left: { waiting: 1 } } })
    const rest = await rollcall('apply', (await rollcall('preview')).out.trim(), '--others', '--json')
    expect(rest.exitCode).toBe(3)
    expect(rest.json()).toMatchObject({ outcome: 'needs approval', approval: { needed: 1 } })
  })

  it('exports people and plans as CSV, Excel and JSON', async () => {
    const csv = await rollcall('export')
    expect(csv.out).toContain('00001')
    const { people } = (await rollcall('export', '--json')).json() as { people: unknown[] }
    expect(people).toHaveLength(100)
    expect((await rollcall('export', '--out', at('people.xlsx'))).exitCode).toBe(0)
    expect((await readFile(at('people.xlsx'))).subarray(0, 2).toString()).toBe('PK')
    expect((await rollcall('export', '--format', 'xlsx')).err).toContain('--out')
    const plan = (await rollcall('preview')).out.trim()
    expect((await rollcall('export', '--plan', plan, '--json')).json()).toMatchObject({ plan })
  })

  it('asks for the company where there are several, and may act for each of them', async () => {
    await portal.services.access.createCompany({
      name: 'Boreal Ltd',
      timeZone: 'Europe/London',
      hrIntegration: true,
      accountManagerId: null,
    })
    const unclear = await rollcall('preview')
    expect(unclear.exitCode).toBe(1)
    expect(unclear.err).toContain('acme-as, boreal-ltd')
    expect((await rollcall('preview', '--company', 'Boreal Ltd')).err).toContain('no connection yet')
    expect(
      (await rollcall('connect', 'csv', '--company', 'boreal-ltd', '--file', at('staff.csv'))).exitCode,
    ).toBe(0)
    expect((await rollcall('preview', '--company', 'nobody')).err).toContain('There is no company “nobody”')
  })
})

describe('rollcall doctor', () => {
  it('finds nothing to mend where a start would succeed, and changes nothing', async () => {
    const { exitCode, json } = await runWords(['doctor', '--json'], { DATA_DIR: at('fresh'), PORT: '0' })
    expect(exitCode).toBe(0)
    expect(json()).toMatchObject({ ok: true })
    await expect(stat(at('fresh'))).rejects.toThrow()
  })

  it('names what is wrong and what to do', async () => {
    const port = new URL(simulator.baseUrl).port
    const taken = await runWords(['doctor'], { DATA_DIR: at('personio.json'), PORT: port })
    expect(taken.exitCode).toBe(1)
    expect(taken.out).toMatch(/MEND: Data folder: .* is a file/)
    expect(taken.out).toContain('in use by another program')
    const variable = await runWords(['doctor'], { PORT: 'three thousand' })
    expect(variable.out).toContain('PORT must be a port number')
    const database = await runWords(['doctor'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      ROLLCALL_KEY: Buffer.alloc(32).toString('base64'),
      PORT: '0',
    })
    expect(database.out).toMatch(/MEND: Database: .*ECONNREFUSED/)
  })
})
