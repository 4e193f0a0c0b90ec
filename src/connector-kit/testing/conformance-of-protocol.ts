import { Buffer } from 'node:buffer'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import type { FailureKind } from '#model/failure.ts'
import { checkCredentials } from '../checking/check-credentials.ts'
import type { AskedFields, CheckResult, OpenConnection } from '../connection.ts'
import type { ConnectorDefinition, ProtocolMethod } from '../definition.ts'
import { methodOf } from '../methods.ts'
import { openConnection } from '../open-connection.ts'
import { fastClock } from './fast-clock.ts'
import { readExpected } from './fixtures.ts'
import { readConnection } from './read-connection.ts'

/** What a server does: it answers well, or in one of the ways in which servers do not. */
export const serverStates = {
  well: null,
  'refuses the credentials': ['credentials'],
  'forbids to read': ['permission'],
  'has a problem of its own': ['unavailable'],
  'does not answer': ['unavailable'],
  'cuts its answer': ['incomplete'],
  'speaks something else': ['contract', 'address', 'unavailable'],
} as const satisfies Record<string, readonly FailureKind[] | null>
/** The name of one of them. */
export type ServerState = keyof typeof serverStates

/** A server of a test, in one state. */
export type StagedServer = Readonly<{
  baseUrl: string
  /** Names of what was asked, in order. */
  seen: () => readonly string[]
  close: () => Promise<void>
}>
/** What the suite needs of a way in with a protocol of its own. */
export type ProtocolStage = Readonly<{
  methodId: string
  /** Right ones, for the server that `start` starts. */
  credentials: Readonly<Record<string, string>>
  start: (state: ServerState) => Promise<StagedServer>
  /** What may be asked of a server; all of it only reads. */
  readingCalls: readonly string[]
}>

const states = Object.entries(serverStates) as [ServerState, readonly FailureKind[] | null][]

/** What every way in with a protocol of its own must show, as `conformance` shows it of HTTP. */
export function conformanceOfProtocol(
  connector: ConnectorDefinition,
  folder: string,
  { methodId, credentials, start, readingCalls }: ProtocolStage,
): void {
  const method = methodOf(connector, methodId) as ProtocolMethod
  const { custom, employees: expected } = readExpected(folder)[methodId] ?? { custom: [], employees: [] }
  const asked: AskedFields = { fields: method.fields, custom }
  const servers: StagedServer[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })
  const opened = async (state: ServerState): Promise<OpenConnection & { server: StagedServer }> => {
    const server = await start(state)
    servers.push(server)
    const egress = { allowPrivate: [], baseUrl: server.baseUrl }
    const timeoutMs = state === 'does not answer' ? 300 : 10_000
    const parts = { connector, methodId, credentials, clock: fastClock(), egress, timeoutMs }
    return { ...openConnection(parts), server }
  }
  const signal = new AbortController().signal

  describe(method.name, () => {
    it('takes the credentials of its own stage', () => {
      expect(checkCredentials(connector, methodId, credentials)).toMatchObject({ ok: true })
    })

    it('becomes the expected employees, and is complete', async () => {
      const { employees, summary } = await readConnection(await opened('well'), asked)
      expect(employees).toEqual(expected)
      expect(summary).toMatchObject({ complete: true, failure: null, people: expected.length })
      expect(summary.requests).toBeGreaterThan(0)
    })

    it('fills every field it declares at least once', () => {
      const unread = method.fields.filter((field) => !expected.some((one) => one[field] != null))
      expect(unread).toEqual([])
    })

    it('reads the chosen fields and no others', async () => {
      const { employees } = await readConnection(await opened('well'), { fields: [], custom: [] })
      expect(employees).toEqual(expected.map(({ externalId }) => ({ externalId })))
    })

    it('finds every custom field of the fixtures', async () => {
      const found = await (await opened('well')).customFields(signal)
      expect(found.map((one) => one.id)).toEqual(expect.arrayContaining([...custom]))
    })

    it('passes its own check, which tells counts and no values', async () => {
      const lines = await linesOf(await opened('well'), signal)
      expect(lines.filter(({ outcome }) => outcome === 'failed')).toEqual([])
      expect(lines.map(({ step }) => step)).toEqual(expect.arrayContaining(['address', 'sign-in', 'sample']))
      expect(lines.at(-1)?.sample?.filled).toBeGreaterThan(1)
      for (const { displayName, workEmail } of expected)
        for (const value of [displayName, workEmail])
          if (value) expect(JSON.stringify(lines)).not.toContain(value)
    })

    it('only reads', async () => {
      const connection = await opened('well')
      await linesOf(connection, signal)
      await connection.customFields(signal)
      await readConnection(connection, asked)
      const others = connection.server.seen().filter((call) => !readingCalls.includes(call))
      expect(others).toEqual([])
      expect(connection.server.seen().length).toBeGreaterThan(2)
    })

    it.each(states.filter(([, kinds]) => kinds !== null))(
      'says what to do where a server %s, and believes nobody gone',
      async (state, kinds) => {
        const { summary } = await readConnection(await opened(state), asked)
        expect(kinds).toContain(summary.failure?.kind)
        expect(summary.failure?.what).toMatch(/\w.+\.$/)
        expect(summary.failure?.advice).toMatch(/\w.+\.$/)
        expect(summary).toMatchObject({ complete: false, people: 0 })
        const lines = await linesOf(await opened(state), signal)
        expect(lines.some(({ outcome }) => outcome === 'failed')).toBe(true)
      },
    )

    it('names a server that is not there', async () => {
      const connection = await opened('well')
      await servers.pop()?.close()
      const { summary } = await readConnection(connection, asked)
      expect(summary.failure).toMatchObject({ kind: 'unavailable', code: 'not-reachable' })
    })

    it('stops when it is told to', async () => {
      const { summary } = await readConnection(await opened('well'), asked, AbortSignal.abort())
      expect(summary).toMatchObject({ complete: false, failure: { code: 'cancelled' } })
    })

    it('shows no secret in anything it tells', async () => {
      const secrets = Object.entries(credentials).filter(
        ([key]) => method.credentials[key]?.kind === 'secret',
      )
      expect(secrets.length).toBeGreaterThan(0)
      for (const [state] of states) {
        const connection = await opened(state)
        const told: unknown[] = [inspect(connection, { depth: 9 }), await linesOf(connection, signal)]
        told.push((await readConnection(connection, asked)).events)
        for (const [, secret] of secrets)
          for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)])
            expect(JSON.stringify(told), state).not.toContain(form)
      }
    })
  })
}

async function linesOf(connection: OpenConnection, signal: AbortSignal): Promise<readonly CheckResult[]> {
  const lines: CheckResult[] = []
  for await (const line of connection.check(signal)) lines.push(line)
  return lines
}
