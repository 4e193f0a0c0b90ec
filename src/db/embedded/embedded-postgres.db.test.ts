import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { embeddedNative, platformPackageDir } from './native-postgres.ts'
import { isAlive } from './postmaster.ts'
import { startPostgres } from './start-postgres.ts'

const hostProgram = fileURLToPath(new URL('../testing/embedded-host.ts', import.meta.url))
const asRoot = process.geteuid?.() === 0
const readableByAll = (path: string): boolean =>
  (statSync(path).mode & 0o001) !== 0 && (path === '/' || readableByAll(dirname(path)))
const nobody = 65534

let prepared: string
let folder: string
let dataDir: string
let undo: (() => unknown)[]

beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  await (await startEmbeddedPostgres({ dataDir: prepared, programName: 'rollcall preview' })).stop()
})

afterAll(() => rmSync(prepared, { recursive: true, force: true }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  dataDir = join(folder, 'data')
  undo = []
})

afterEach(async () => {
  for (const step of undo.reverse()) await step()
  rmSync(folder, { recursive: true, force: true })
})

/** For what does not turn on the first start: a cluster that was made before. */
function copyPreparedCluster(): void {
  cpSync(prepared, dataDir, { recursive: true })
}

async function start(
  options: { settings?: Record<string, string>; dataDir?: string } = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, programName: 'rollcall preview', ...options })
  undo.push(postgres.stop)
  return postgres
}

async function query(connection: pg.ClientConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

type HostOutcome = { connection?: pg.ClientConfig; code?: string; message?: string }
type Host = { child: ChildProcess; outcome: Promise<HostOutcome> }

/** `before` is put before the command line; `standIns` is a folder of programs found before the system's. */
function spawnHost(options: { before?: string[]; standIns?: string } = {}): Host {
  const [command = '', ...rest] = [
    ...(options.before ?? []),
    process.execPath,
    hostProgram,
    dataDir,
    'rollcall serve',
  ]
  const path = [options.standIns, process.env['PATH']].filter(Boolean).join(':')
  const child = spawn(command, rest, {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  undo.push(() => endHost(child, 'SIGTERM'))
  const outcome = once(createInterface(child.stdout), 'line').then(
    ([line]) => JSON.parse(line) as HostOutcome,
  )
  return { child, outcome }
}

async function endHost(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function runningHost(options: Parameters<typeof spawnHost>[0] = {}) {
  const { child, outcome } = spawnHost(options)
  const { connection, message } = await outcome
  if (!connection) throw new Error(message)
  return { child, connection }
}

/** A program that takes the place of one of the system's. */
function standIn(name: string, script: string): string {
  const bin = join(folder, 'stand-ins')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(bin, name), 0o755)
  return bin
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

describe('a start and the next', () => {
  it('keeps the data, and leaves neither server nor socket nor owner behind', async () => {
    const first = await start()
    await query(
      first.connection,
      `create table person (name text); insert into person values ('Ægir Þórsson')`,
    )
    const socketDir = first.connection.host
    await first.stop()
    expect(existsSync(socketDir)).toBe(false)
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false)
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)

    const second = await start()
    expect(await query(second.connection, 'select name from person')).toEqual([{ name: 'Ægir Þórsson' }])
  })

  it('is durable, checked, UTF-8, and cannot be reached over the network', async () => {
    copyPreparedCluster()
    const { connection } = await start({ settings: { work_mem: '9MB', listen_addresses: '*' } })
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses']
    const [settings] = await query(
      connection,
      `select ${[...names, 'server_encoding', 'work_mem'].map((name) => `current_setting('${name}') as ${name}`)}`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      work_mem: '9MB',
    })
  })

  it('does not write refused values of people into the log', async () => {
    copyPreparedCluster()
    const { connection } = await start()
    await query(connection, 'create table person (email text unique, age int)')
    await query(connection, `insert into person values ('solveig@example.com')`)
    await expect(query(connection, `insert into person values ('solveig@example.com')`)).rejects.toThrow()
    await expect(query(connection, `insert into person values ('x', 'solveig')`)).rejects.toThrow()
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('solveig')
  })

  it('heals when it was killed while making the cluster', async () => {
    const { child } = spawnHost()
    const unfinished = () =>
      existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('postgres.'))
    while (!unfinished()) await sleep(5)
    await endHost(child, 'SIGKILL')
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)

    const { connection } = await start()
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(unfinished()).toBe(true)
    expect(readdirSync(dataDir).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('is not stopped by a stale pid file whose pid belongs to somebody else by now', async () => {
    copyPreparedCluster()
    const cluster = join(dataDir, 'postgres')
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1\n5432\n/tmp/none\n\n\nready\n`,
    )
    const { connection } = await start()
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('one program on a data folder', () => {
  it('refuses a second one and names the first', async () => {
    copyPreparedCluster()
    const { child } = await runningHost()
    await expect(start()).rejects.toMatchObject({
      code: 'data-dir-in-use',
      message: expect.stringMatching(
        new RegExp(
          `"rollcall serve" \\(process ${child.pid} on .+\\) has used it since \\d{4}-\\d\\d-\\d\\d .+ UTC`,
        ),
      ),
      advice: expect.stringContaining('DATA_DIR'),
    })
  })

  it('lets exactly one win when ten start at the same instant', async () => {
    const hosts = Array.from({ length: 10 }, () => spawnHost())
    const outcomes = await Promise.all(hosts.map((host) => host.outcome))
    const winners = hosts.filter((_, place) => outcomes[place]?.connection)
    const losers = outcomes.filter((outcome) => !outcome.connection)
    expect(winners).toHaveLength(1)
    expect(losers.map((loser) => loser.code)).toEqual(Array(9).fill('data-dir-in-use'))
    for (const loser of losers) expect(loser.message).toContain(`process ${winners[0]?.child.pid}`)
  })

  it('does not touch the server of the folder it was copied from', async () => {
    copyPreparedCluster()
    const original = await start()
    await query(original.connection, 'create table person (name text); checkpoint')
    const copy = join(folder, 'copy')
    cpSync(dataDir, copy, { recursive: true })
    const copied = await start({ dataDir: copy })
    await query(copied.connection, 'drop table person')
    expect(await query(original.connection, 'select name from person')).toEqual([])
  })
})

describe('after the program was killed', () => {
  const outliving = () => standIn('setpriv', 'shift 2; exec "$@"')

  async function killedHost(standIns?: string) {
    copyPreparedCluster()
    const { child, connection } = await runningHost(standIns ? { standIns } : {})
    await query(connection, `create table person as select 'Kari' as name`)
    const pid = postmasterPid()
    await endHost(child, 'SIGKILL')
    return { pid, socketDir: connection.host ?? '' }
  }

  it('its server ends with it, and the next start has the data', async () => {
    const { pid, socketDir } = await killedHost()
    const { connection } = await start()
    expect(await query(connection, 'select name from person')).toEqual([{ name: 'Kari' }])
    if (process.platform === 'linux') expect(postmasterPid()).not.toBe(pid)
    expect(existsSync(socketDir)).toBe(connection.host === socketDir)
  })

  it('a server that outlived it is adopted, and stopped in the end', async () => {
    const { pid } = await killedHost(outliving())
    const postgres = await start()
    expect(postmasterPid()).toBe(pid)
    expect(await query(postgres.connection, 'select name from person')).toEqual([{ name: 'Kari' }])
    await postgres.stop()
    expect(isAlive({ pid, cluster: join(dataDir, 'postgres') })).toBe(false)
  })

  it('a server that outlived it with other settings is replaced', async () => {
    const { pid, socketDir } = await killedHost(outliving())
    const { connection } = await start({ settings: { work_mem: '9MB' } })
    expect(postmasterPid()).not.toBe(pid)
    expect(
      await query(connection, 'select name, current_setting($$work_mem$$) as work_mem from person'),
    ).toEqual([{ name: 'Kari', work_mem: '9MB' }])
    expect(existsSync(socketDir)).toBe(false)
  })

  it('a server that was killed with it recovers', async () => {
    const { pid } = await killedHost(outliving())
    process.kill(pid, 'SIGKILL')
    const { connection } = await start()
    expect(await query(connection, 'select name from person')).toEqual([{ name: 'Kari' }])
  })
})

describe('whoever starts it, wherever', () => {
  const rights = '-all,+dac_read_search'
  const nobodyReading = [
    'setpriv',
    `--reuid=${nobody}`,
    `--regid=${nobody}`,
    '--clear-groups',
    `--inh-caps=${rights}`,
    `--ambient-caps=${rights}`,
  ]
  const users: { who: string; before?: string[]; standIns?: () => string; uid?: number }[] = asRoot
    ? [
        { who: 'root' },
        { who: 'root without user namespaces', standIns: () => standIn('unshare', 'exit 1') },
        // Who may not read the program cannot start it: below root's home there is no such user.
        ...(readableByAll(import.meta.dirname) ? [{ who: 'another user', before: nobodyReading }] : []),
      ]
    : [{ who: 'this user' }]

  it.each(users.filter(({ standIns }) => standIns))(
    'keeps the data when the ways change: $who',
    async ({ standIns }) => {
      copyPreparedCluster()
      const postgres = await start()
      await query(postgres.connection, `create table person as select 'Kari' as name`)
      await postgres.stop()
      const { child, connection } = await runningHost(standIns ? { standIns: standIns() } : {})
      expect(await query(connection, 'select name from person')).toEqual([{ name: 'Kari' }])
      await endHost(child, 'SIGTERM')
      expect(await query((await start()).connection, 'select name from person')).toEqual([{ name: 'Kari' }])
    },
  )

  it.each(users)('works below a folder of mode 700: $who', async ({ before, standIns }) => {
    chmodSync(folder, 0o700)
    mkdirSync(dataDir, { mode: 0o700 })
    if (before) for (const path of [folder, dataDir]) chownSync(path, nobody, nobody)
    const options = { ...(before ? { before } : {}), ...(standIns ? { standIns: standIns() } : {}) }
    const first = await runningHost(options)
    await query(first.connection, `create table person as select 'Kari' as name`)
    await endHost(first.child, 'SIGTERM')
    const second = await runningHost(options)
    expect(await query(second.connection, 'select name from person')).toEqual([{ name: 'Kari' }])
  })

  it('works where the install scripts did not run and the package cannot be written', async () => {
    const packageDir = join(folder, 'package')
    const links: { target: string }[] = JSON.parse(
      readFileSync(join(platformPackageDir(), 'native', 'pg-symlinks.json'), 'utf8'),
    )
    cpSync(platformPackageDir(), packageDir, { recursive: true })
    for (const { target } of links) rmSync(join(packageDir, target), { force: true })

    const options = { dataDir, programName: 'rollcall serve', native: embeddedNative(packageDir) }
    const postgres = await startPostgres(options)
    undo.push(postgres.stop)
    expect(await query(postgres.connection, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(links.filter(({ target }) => existsSync(join(packageDir, target)))).toEqual([])
  })
})

describe('a start that cannot be', () => {
  it('says that the cluster is of another version', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toMatchObject({
      code: 'cluster-version',
      message: expect.stringMatching(/made by PostgreSQL 17.+brings PostgreSQL 18/),
    })
  })

  it('says that the data folder is a file', async () => {
    writeFileSync(dataDir, '')
    await expect(start()).rejects.toMatchObject({
      code: 'data-dir-unwritable',
      message: expect.stringContaining('there is a file of that name'),
    })
  })

  it('says what PostgreSQL said, and lets the next start in', async () => {
    copyPreparedCluster()
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('invalid value for parameter "shared_buffers": "plenty"'),
      advice: expect.stringContaining('postgres.log'),
    })
    await start()
  })

  it('says that there is no PostgreSQL for this system', async () => {
    const packageDir = join(folder, 'package')
    cpSync(platformPackageDir(), packageDir, {
      recursive: true,
      filter: (path) => !path.endsWith('libssl.so.1.1'),
    })
    const options = { dataDir, programName: 'rollcall serve', native: embeddedNative(packageDir) }
    await expect(startPostgres(options)).rejects.toMatchObject({
      code: 'no-embedded-postgres',
      advice: expect.stringContaining('DATABASE_URL'),
      detail: expect.stringContaining('libssl'),
    })
  })
})
