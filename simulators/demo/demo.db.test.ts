import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInProcess } from '../../src/cli/portal/in-process.ts'
import { readConfiguration } from '../../src/configuration.ts'
import { type Simulator, simulatorKinds, startSimulator } from '../start.ts'
import { openDemoDays } from './demo-days.ts'
import { prepareDemo } from './prepare-demo.ts'
import { type Addresses, baseUrls } from './start-simulators.ts'

const script = fileURLToPath(new URL('../demo.ts', import.meta.url))

describe('npm run demo', () => {
  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST must be loopback in the demo'],
    [{ DATABASE_URL: 'postgres://localhost/real' }, 'DATABASE_URL must not be set in the demo'],
    [{ PORT: 'x' }, 'PORT must be a port number'],
  ])('refuses %o', (environment, why) => {
    const env = { ...process.env, ...environment }
    const { status, stderr, stdout } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain(why)
    expect(stdout).toBe('')
  })

  it('leaves no process behind when it is killed', async () => {
    const household = `
      import { openHousehold } from ${JSON.stringify(new URL('./household.ts', import.meta.url).href)}
      const serve = ${JSON.stringify(fileURLToPath(new URL('../serve.ts', import.meta.url)))}
      const member = openHousehold().start('one', [serve, 'hibob', '--people', '10'])
      console.log(JSON.parse(await member.line(() => true)).baseUrl)`
    const demo = spawn(process.execPath, ['--input-type=module', '-e', household])
    const [line] = (await once(createInterface({ input: demo.stdout }), 'line')) as [string]
    const alive = () =>
      fetch(`${line}/__simulator/state`).then(
        () => true,
        () => false,
      )
    expect(await alive()).toBe(true)
    demo.kill('SIGKILL')
    await expect.poll(alive, { timeout: 20_000 }).toBe(false)
  })
})

describe('the demo company', () => {
  let folder = ''
  let simulators: Simulator[] = []
  let environment: Record<string, string> = {}
  let addresses: Addresses

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-'))
    const { startDay } = openDemoDays(folder)
    simulators = await Promise.all(simulatorKinds.map((kind) => startSimulator(kind, { day: startDay })))
    addresses = Object.fromEntries(simulators.map((one) => [one.kind, one.baseUrl])) as Addresses
    environment = { DATA_DIR: folder, PORT: '0', ...baseUrls(addresses) }
  })
  afterAll(async () => {
    await Promise.all(simulators.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  })

  it('is prepared once: a first sync, awards of some two hundred, and a month of changes that wait', async () => {
    const first = await prepareDemo(readConfiguration(environment, 'demo'), openDemoDays(folder), addresses)
    const again = await prepareDemo(readConfiguration(environment, 'demo'), openDemoDays(folder), addresses)
    expect(again.token).not.toBe(first.token)

    const { portal, clientFor } = await openInProcess(readConfiguration(environment, 'demo'), 'the test')
    const client = clientFor(portal.commandLineActor)
    const [company, ...others] = await client.call('GET /account-manager/companies', {})
    expect(others).toEqual([])
    expect(company).toMatchObject({
      name: 'Fjellvind (Demo)',
      demo: true,
      accountManager: { name: 'Solveig Lund' },
    })
    const params = { company: company?.slug ?? '' }
    const runs = await client.call('GET /companies/{company}/runs', { params })
    expect(runs).toMatchObject([{ number: 1, by: 'Kari Nordmann' }])
    const [connection] = await client.call('GET /companies/{company}/connections', { params })
    expect(connection).toMatchObject({ connectorId: 'personio', state: 'changes waiting' })
    const holders = await client.call('GET /companies/{company}/people', { params, query: { awards: 'yes' } })
    expect(holders.total).toBeGreaterThan(150)
    const gone = simulators[0]?.company.expectedEvents(
      openDemoDays(folder).startDay,
      openDemoDays(folder).today(),
    )
    expect(gone?.some((event) => event.kind === 'left')).toBe(true)
    const plan = await client.call('POST /companies/{company}/connections/{connection}/preview', {
      params: { ...params, connection: connection?.id ?? '' },
      body: { fetch: false },
    })
    expect(plan.counts.byBucket.leaving).toBeGreaterThan(0)
    expect(plan.counts.byBucket.new).toBeGreaterThan(0)
    await client.close()
  })
})
