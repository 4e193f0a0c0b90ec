import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { id } from '../../reading/readers.ts'
import { fastClock } from '../../testing/fast-clock.ts'
import { readConnection } from '../../testing/read-connection.ts'
import { managerId, oneText } from './directory-readers.ts'
import { ldapMethod } from './ldap-method.ts'
import { manyPeople, reader, type Slapd, slapdIsHere, startSlapd, suffix } from './testing/slapd.ts'

const words = { kind: 'text', label: 'x', guide: '#x' } as const
const credentials = {
  host: words,
  port: words,
  security: words,
  user: words,
  password: words,
  baseDn: words,
  filter: words,
  endDateAttribute: words,
  caCertificate: words,
}

type Way = Readonly<{
  pageSize?: number | null
  told?: Record<string, string>
  allowPrivate?: readonly string[]
}>

function opened(server: Slapd, { pageSize = 400, told = {}, allowPrivate }: Way = {}) {
  const method = ldapMethod({
    id: 'ldap',
    name: 'LDAP',
    credentials,
    permissions: [],
    binary: [],
    filter: '(objectClass=inetOrgPerson)',
    fields: {
      externalId: id('entryUUID'),
      employeeNumber: oneText('employeeNumber'),
      managerExternalId: managerId(),
    },
    pageSize,
  })
  const { security = 'ldaps' } = told
  const port = security === 'ldaps' ? server.securePort : server.port
  return method.open({
    name: 'The directory',
    credentials: {
      host: '127.0.0.1',
      port: String(port),
      baseDn: suffix,
      caCertificate: server.ca,
      ...reader,
      ...told,
    },
    clock: fastClock(),
    egress: { allowPrivate: allowPrivate ?? [`127.0.0.1:${port}`] },
    timeoutMs: 10_000,
  })
}

const emptyFilter = { filter: '(uid=nobody)' }
const asked = { fields: ['employeeNumber', 'managerExternalId'] as const, custom: [] }
const read = (server: Slapd, way?: Way) => readConnection(opened(server, way), asked)

async function checked(server: Slapd, told: Record<string, string>, allowPrivate?: readonly string[]) {
  const lines: string[] = []
  const way = { told, ...(allowPrivate ? { allowPrivate } : {}) }
  for await (const { step, outcome, failure } of opened(server, way).check(new AbortController().signal))
    lines.push(`${step} ${outcome}${failure ? ` ${failure.kind} ${failure.code}` : ''}`)
  return lines
}

describe.skipIf(!slapdIsHere)(
  'a directory of 1,000 people in OpenLDAP (skipped without /usr/sbin/slapd)',
  () => {
    let limited: Slapd
    let paged: Slapd
    beforeAll(async () => {
      limited = await startSlapd(manyPeople(1000), ['sizelimit 500'])
      paged = await startSlapd(manyPeople(1000), [
        'sizelimit size.soft=500 size.hard=500 size.prtotal=unlimited',
      ])
    })
    afterAll(async () => {
      await limited?.stop()
      await paged?.stop()
    })

    it('is read whole in pages, over LDAPS and over StartTLS', async () => {
      for (const security of ['ldaps', 'starttls']) {
        const { employees, summary, events } = await read(paged, { told: { security } })
        expect(summary, security).toMatchObject({ complete: true, people: 1000, pages: 3, problems: [] })
        expect(new Set(employees.map((one) => one.employeeNumber)).size).toBe(1000)
        const [first, ...others] = employees
        expect(new Set(others.map((one) => one.managerExternalId))).toEqual(new Set([first?.externalId]))
        expect(events[0]).toMatchObject({ progress: { expectedPeople: 1000 } })
      }
    })

    it('is incomplete where the search stops at the limit, in one piece or in pages', async () => {
      for (const way of [{ pageSize: null }, {}]) {
        const { summary } = await read(limited, way)
        expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'end-not-reached' }] })
        expect(summary.failure).toMatchObject({ kind: 'incomplete', code: 'not-complete' })
        expect(summary.failure?.advice).toContain('size.prtotal')
      }
      expect((await read(paged, { pageSize: null })).summary.complete).toBe(false)
    })

    it('passes the check step by step, with counts only', async () => {
      for (const security of ['ldaps', 'starttls'])
        expect(await checked(paged, { security })).toEqual([
          'address passed',
          'tls passed',
          'sign-in passed',
          'sample passed',
        ])
    })

    it.each([
      [
        'a wrong password',
        { password: 'canary-wrong-9d2e' },
        'sign-in failed credentials credentials-refused',
      ],
      ['an unknown user', { user: `cn=nobody,${suffix}` }, 'sign-in failed credentials credentials-refused'],
      ['a wrong base DN', { baseDn: `ou=elsewhere,${suffix}` }, 'sample failed address address-wrong'],
      ['a base DN that is none', { baseDn: 'nonsense=,,' }, 'sample failed address address-wrong'],
      ['a filter that is none', { filter: '(&(a=b)' }, 'address failed address address-wrong'],
      ['a filter that finds nobody', emptyFilter, 'sample failed address address-wrong'],
      ['no authority of its own', { caCertificate: '' }, 'tls failed address connection-not-secure'],
      [
        'StartTLS without it',
        { caCertificate: '', security: 'starttls' },
        'tls failed address connection-not-secure',
      ],
      ['clear text', { security: 'plain' }, 'sample passed'],
    ])('names %s', async (_what, told, line) => {
      expect(await checked(paged, told)).toContain(line)
      if (line.includes('failed')) {
        const { summary } = await read(paged, { told })
        // A list without anybody is no failure, and nobody is believed to be gone.
        if (told === emptyFilter) expect(summary.incompleteBecause[0]?.reason).toBe('empty')
        else expect(summary.failure?.code).toBe(line.split(' ').at(-1))
        expect(summary).toMatchObject({ complete: false, people: 0 })
        expect(JSON.stringify(summary)).not.toContain('canary')
      }
    })

    it('does not trust an authority that did not make its certificate, nor another name', async () => {
      const { summary } = await read(paged, { told: { caCertificate: limited.ca } })
      expect(summary.failure).toMatchObject({ code: 'connection-not-secure' })
      const port = String(paged.securePort)
      const named = await checked(paged, { host: '127.0.0.2' }, [`127.0.0.2:${port}`])
      expect(named).toContain('tls failed unavailable not-reachable')
    })

    it('sends no password in clear text unless the operator names this very host and port', async () => {
      const port = String(paged.port)
      const refused = ['address failed address connection-not-secure']
      expect((await checked(paged, { security: 'plain', port: '389' }, ['127.0.0.0/8'])).slice(0, 1)).toEqual(
        refused,
      )
      expect((await checked(paged, { security: 'plain' }, ['127.0.0.0/8'])).slice(0, 1)).toEqual([
        'address failed address address-not-allowed',
      ])
      const unlisted = await checked(paged, { port }, [])
      expect(unlisted[0]).toBe('address failed address address-not-allowed')
    })

    it('names a port on which nobody speaks so', async () => {
      expect(await checked(paged, { port: String(paged.port) }, [`127.0.0.1:${paged.port}`])).toContain(
        'tls failed address connection-not-secure',
      )
    })
  },
)
