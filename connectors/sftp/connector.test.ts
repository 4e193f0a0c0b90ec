import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openConnection } from '#connector-kit'
import { makeWorkbook } from '#connector-kit/files/testing/make-workbook.ts'
import {
  type FakeFiles,
  type FakeSftp,
  makeHostKey,
  type SftpFault,
  startFakeSftp,
} from '#connector-kit/protocols/sftp/testing/fake-server.ts'
import { sshdIsHere, startSshd } from '#connector-kit/protocols/sftp/testing/sshd.ts'
import { conformanceOfProtocol, type ServerState } from '#connector-kit/testing/conformance-of-protocol.ts'
import { conformance, fastClock, readConnection } from '#connector-kit/testing/index.ts'
import { sftpServer } from './connector.ts'

const folder = import.meta.dirname
const key = makeHostKey()
const user = 'rollcall'
const password = 'canary-files-2e71'
const fixtures = `${folder}/fixtures/out`

/** The fixtures as a server has them; later names are later files. */
function fixtureFiles(names = readdirSync(fixtures).sort()): FakeFiles {
  return new Map(
    names.map((name, index) => [
      `/out/${name}`,
      { bytes: readFileSync(`${fixtures}/${name}`), modifiedMs: Date.UTC(2026, 10, 20 + index) },
    ]),
  )
}

const faults: Readonly<Record<ServerState, SftpFault | undefined>> = {
  well: undefined,
  'refuses the credentials': undefined,
  'forbids to read': 'no-right',
  'has a problem of its own': 'failure',
  'does not answer': 'silent',
  'cuts its answer': 'cut',
  'speaks something else': 'not-ssh',
}
const probe = await startFakeSftp(new Map(), { user, password, key })
await probe.close()
const told = {
  host: 'sftp.fjellvind.example',
  user,
  password,
  hostKey: probe.hostKey,
  path: '/out/employees_*.csv',
}

conformance(sftpServer, folder)

conformanceOfProtocol(sftpServer, folder, {
  methodId: 'files',
  credentials: told,
  start: (state) =>
    startFakeSftp(fixtureFiles(), {
      user,
      password: state === 'refuses the credentials' ? 'another' : password,
      key,
      fault: faults[state],
    }),
  readingCalls: ['sign-in', 'REALPATH', 'OPENDIR', 'READDIR', 'OPEN to read', 'FSTAT', 'READ', 'CLOSE'],
})

const { signal } = new AbortController()
const servers: FakeSftp[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

type Way = Readonly<{
  files?: FakeFiles
  credentials?: Readonly<Record<string, string>>
  fault?: SftpFault
  /** What happens on the server between two looks. */
  meanwhile?: (files: FakeFiles) => void
}>

async function opened({ files = fixtureFiles(), credentials = {}, fault, meanwhile }: Way) {
  const server = await startFakeSftp(files, { user, password, key, fault })
  servers.push(server)
  const clock = fastClock()
  const sleep: typeof clock.sleep = async (ms, signal) => {
    await clock.sleep(ms, signal)
    meanwhile?.(files)
  }
  return openConnection({
    connector: sftpServer,
    methodId: 'files',
    credentials: { ...told, ...credentials },
    clock: { ...clock, sleep },
    egress: { allowPrivate: [], baseUrl: server.baseUrl },
    timeoutMs: 10_000,
  })
}

async function read(way: Way, custom: readonly string[] = []) {
  const asked = { fields: ['title', 'employmentStatus', 'workEmail'] as const, custom }
  return readConnection(await opened(way), asked)
}

const idsOf = ({ employees }: Awaited<ReturnType<typeof read>>) => employees.map((one) => one.externalId)

describe('the newest complete file', () => {
  it('is read, and the older one where the newest is still being written', async () => {
    expect(idsOf(await read({}))).toEqual(['e-1', 'e-2', 'e-3'])
    const growing = (files: FakeFiles) => {
      const bytes = readFileSync(`${fixtures}/employees_2026-11-21.csv`)
      files.set('/out/employees_2026-11-21.csv', {
        bytes: bytes.subarray(0, -40),
        modifiedMs: Date.UTC(2026, 10, 28),
      })
    }
    const { summary, employees, events } = await read({ meanwhile: growing })
    expect(employees.map((one) => one.externalId)).toEqual(['e-1'])
    expect(summary.complete).toBe(true)
    expect(summary.problems.map(({ message }) => message).join()).toContain('employees_2026-11-21.csv')
    expect(events.filter(({ kind }) => kind === 'waiting')).toHaveLength(1)
  })

  it('is waited for once where several pieces of work look at it one after the other', async () => {
    const files = fixtureFiles()
    const waits: number[] = []
    const connection = await opened({ files, meanwhile: () => waits.push(1) })
    for await (const line of connection.check(signal)) expect(line.outcome).not.toBe('failed')
    await connection.customFields(signal)
    const asked = { fields: ['title'] as const, custom: [] }
    expect((await readConnection(connection, asked)).summary).toMatchObject({ complete: true, people: 3 })
    expect(waits).toHaveLength(1)
    const newest = '/out/employees_2026-11-21.csv'
    const bytes = files.get(newest)?.bytes ?? Buffer.alloc(0)
    files.set(newest, { bytes: bytes.subarray(0, -40), modifiedMs: Date.UTC(2026, 10, 28) })
    await connection.customFields(signal)
    expect(waits).toHaveLength(2)
  })

  it('is none while its marker is missing or older', async () => {
    const credentials = { path: '/out/employees_2026-11-21.csv', doneMarker: '{name}.done' }
    const files = fixtureFiles()
    expect((await read({ files, credentials })).summary.failure).toMatchObject({ code: 'not-complete' })
    files.set('/out/employees_2026-11-21.csv.done', { bytes: Buffer.from(''), modifiedMs: 0 })
    expect((await read({ files, credentials })).summary.complete).toBe(false)
    files.set('/out/employees_2026-11-21.csv.done', {
      bytes: Buffer.from(''),
      modifiedMs: Date.UTC(2026, 11, 1),
    })
    expect((await read({ files, credentials })).summary).toMatchObject({ complete: true, people: 3 })
  })

  it('must be there', async () => {
    const { summary } = await read({ credentials: { path: '/out/staff_*.csv' } })
    expect(summary.failure).toMatchObject({ kind: 'address', code: 'address-wrong' })
    const elsewhere = await read({ credentials: { path: '/in/employees.csv' } })
    expect(elsewhere.summary.failure).toMatchObject({ kind: 'address' })
  })

  it('may be a workbook', async () => {
    const row = (...cells: string[]) =>
      `<row>${cells.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('')}</row>`
    const rows = row('Employee ID', 'First name', 'Last name') + row('00005', 'Åse', 'Dahl')
    const bytes = Buffer.from(await makeWorkbook({ sheets: { Staff: rows } }))
    const files: FakeFiles = new Map([['/out/staff.xlsx', { bytes, modifiedMs: 1000 }]])
    const { employees, summary } = await readConnection(
      await opened({ files, credentials: { path: '/out/staff.xlsx' } }),
      { fields: ['givenName'], custom: [] },
    )
    expect(employees).toEqual([{ externalId: '00005', givenName: 'Åse' }])
    expect(summary.complete).toBe(true)
  })

  it('is never complete when it went on growing while it was read, or lost its end', async () => {
    const { summary } = await read({ fault: 'cut' })
    expect(summary).toMatchObject({
      complete: false,
      people: 0,
      incompleteBecause: [{ reason: 'cut-short' }],
    })
  })
})

describe('several files', () => {
  const joinedPaths = '/out/contracts.csv'

  it('are joined by the key, and nothing is chosen where rows differ', async () => {
    const { employees, summary } = await read({ credentials: { joinedPaths } }, ['Contract', 'Grade'])
    expect(employees.map((one) => one.custom)).toEqual([
      { Contract: 'permanent', Grade: '7' },
      { Grade: '4' },
      undefined,
    ])
    const messages = summary.problems.map(({ message }) => message).join('\n')
    expect(messages).toContain('2 rows that differ')
    expect(messages).toContain('1 people of “employees_2026-11-21.csv” have no row in “contracts.csv”')
    expect(messages).toContain('1 people of “contracts.csv” are not in')
    expect(summary.complete).toBe(true)
  })

  it('with only some people change those, add new ones, and make nobody absent', async () => {
    const files = fixtureFiles()
    const bytes = readFileSync(`${fixtures}/changes_2026-11-22.csv`)
    files.set('/out/changes_2026-11-22.csv', { bytes, modifiedMs: Date.UTC(2026, 11, 1) })
    const changesPath = '/out/changes_*.csv'
    const { employees, summary } = await read({ files, credentials: { changesPath } })
    expect(summary).toMatchObject({ complete: true, people: 4 })
    expect(employees.map(({ externalId, title }) => `${externalId} ${title}`)).toEqual([
      'e-1 Head of Sales',
      'e-2 Account Manager',
      'e-3 Junior Accountant',
      'e-4 Analyst',
    ])
    // What the change does not hold stays; what was never told of the new person is absent, not empty.
    expect(employees[2]?.workEmail).toBe('ida.as@fjellvind.example')
    expect(employees[3]).not.toHaveProperty('workEmail')
    const older = await read({ credentials: { changesPath } })
    expect(older.employees[2]?.title).toBe('Intern')
  })

  it('need the column that puts them together', async () => {
    const { summary } = await read({ credentials: { joinedPaths, keyColumn: 'Ref' } })
    expect(summary.failure?.what).toContain('“Ref”')
    expect(summary).toMatchObject({ complete: false, people: 0 })
  })
})

describe('the key of the server', () => {
  it('is shown to be confirmed, and nothing is sent before', async () => {
    const connection = await opened({ credentials: { hostKey: '' } })
    const lines = []
    for await (const line of connection.check(new AbortController().signal)) lines.push(line)
    expect(lines[1]).toMatchObject({
      step: 'tls',
      outcome: 'failed',
      failure: { code: 'connection-not-secure' },
    })
    expect(lines[1]?.failure?.what).toContain(`${told.hostKey} (ssh-ed25519)`)
    expect(servers[0]?.seen()).toEqual([])
  })

  it('is compared, however it is written', async () => {
    const bare = told.hostKey.replace('SHA256:', '')
    expect((await read({ credentials: { hostKey: `${bare}=` } })).summary.complete).toBe(true)
    const other = `SHA256:${'A'.repeat(43)}`
    const { summary } = await read({ credentials: { hostKey: other } })
    expect(summary.failure).toMatchObject({ kind: 'address', code: 'connection-not-secure' })
    expect(servers.at(-1)?.seen()).toEqual([])
  })
})

it('answers a server that asks for the password in a dialogue', async () => {
  expect((await read({ fault: 'dialogue' })).summary.complete).toBe(true)
})

it('asks for a password or a key before it connects', async () => {
  const { summary } = await read({ credentials: { password: '' } })
  expect(summary.failure).toMatchObject({ kind: 'credentials' })
  expect(servers[0]?.seen()).toEqual([])
})

it('reaches other ports than the usual ones only where the operator lists them', async () => {
  const connection = openConnection({
    connector: sftpServer,
    methodId: 'files',
    credentials: { ...told, port: '10022' },
    clock: fastClock(),
    egress: { allowPrivate: [] },
  })
  const { summary } = await readConnection(connection, { fields: [], custom: [] })
  expect(summary.failure).toMatchObject({ kind: 'address', code: 'address-not-allowed', who: 'operator' })
  expect(summary.failure?.what).toContain('10022')
})

describe.skipIf(!sshdIsHere)('OpenSSH (skipped without /usr/sbin/sshd)', () => {
  it('is read with a key, its own key pinned, and named where either is wrong', async () => {
    const content = readFileSync(`${fixtures}/employees_2026-11-21.csv`)
    const server = await startSshd({
      'employees_1.csv': content,
      'employees_0.csv': 'externalId;title\nx;y\n',
    })
    try {
      const { privateKey, passphrase, hostKey } = server
      const right = {
        host: '127.0.0.1',
        port: String(server.port),
        user: server.user,
        privateKey,
        passphrase,
        hostKey,
      }
      const summaryOf = async (changes: Readonly<Record<string, string>>) => {
        const connection = openConnection({
          connector: sftpServer,
          methodId: 'files',
          credentials: { ...right, path: `${server.folder}/employees_*.csv`, ...changes },
          clock: fastClock(),
          egress: { allowPrivate: [`127.0.0.1:${server.port}`] },
        })
        const { summary } = await readConnection(connection, { fields: ['title'], custom: [] })
        expect(JSON.stringify(summary)).not.toContain('canary')
        return summary
      }
      expect(await summaryOf({})).toMatchObject({ complete: true, people: 3, failure: null })
      expect((await summaryOf({ passphrase: 'canary wrong' })).failure?.what).toContain('passphrase')
      expect((await summaryOf({ privateKey: 'canary' })).failure?.what).toContain('cannot be read')
      expect((await summaryOf({ user: 'somebody' })).failure).toMatchObject({ code: 'credentials-refused' })
      expect((await summaryOf({ hostKey: '' })).failure?.what).toContain(hostKey)
      expect((await summaryOf({ path: `${server.folder}/none/x.csv` })).failure).toMatchObject({
        kind: 'address',
      })
    } finally {
      await server.stop()
    }
  })
})
