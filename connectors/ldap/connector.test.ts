import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openConnection } from '#connector-kit'
import {
  type DirectoryFault,
  type FakeEntry,
  startFakeDirectory,
} from '#connector-kit/protocols/ldap/testing/fake-directory.ts'
import {
  ldifOf,
  reader,
  slapdIsHere,
  startSlapd,
  suffix,
} from '#connector-kit/protocols/ldap/testing/slapd.ts'
import { conformanceOfProtocol, type ServerState } from '#connector-kit/testing/conformance-of-protocol.ts'
import { readExpected } from '#connector-kit/testing/fixtures.ts'
import { conformance, fastClock, readConnection } from '#connector-kit/testing/index.ts'
import type { EmployeeField } from '#model/employee.ts'
import { ldapDirectory } from './connector.ts'

const folder = import.meta.dirname
const entriesOf = (methodId: string): readonly FakeEntry[] =>
  JSON.parse(readFileSync(`${folder}/fixtures/${methodId}.entries.json`, 'utf8'))

const password = 'canary-directory-5b90'
const faults: Readonly<Record<ServerState, DirectoryFault | undefined>> = {
  well: undefined,
  'refuses the credentials': { what: 'result', of: 'bind', code: 49, message: `data 533, ${password}` },
  'forbids to read': { what: 'result', of: 'search', code: 50, message: password },
  'has a problem of its own': { what: 'result', of: 'search', code: 52, message: password },
  'does not answer': { what: 'silent' },
  'cuts its answer': { what: 'cut' },
  'speaks something else': { what: 'not-ldap' },
}
const told = {
  host: 'dc1.fjellvind.example',
  security: 'plain',
  user: 'reader@fjellvind.example',
  password,
  baseDn: 'DC=fjellvind,DC=example',
}
const lastDayIn = { ldap: { endDateAttribute: 'initials' }, 'active-directory': {} }

conformance(ldapDirectory, folder)

for (const methodId of ['ldap', 'active-directory'] as const) {
  const start = (fault: DirectoryFault | undefined, pageCap = 2) =>
    startFakeDirectory(entriesOf(methodId), { password, pageCap, fault })
  conformanceOfProtocol(ldapDirectory, folder, {
    methodId,
    credentials: { ...told, ...lastDayIn[methodId] },
    start: (state) => start(faults[state]),
    readingCalls: ['bind', 'search', 'unbind'],
  })
}

/** Active Directory with a fault, or with other entries. */
async function readActiveDirectory(
  fault: DirectoryFault | undefined,
  entries = entriesOf('active-directory'),
  fields: readonly EmployeeField[] = ['displayName', 'employmentStatus', 'endDate', 'managerExternalId'],
) {
  const server = await startFakeDirectory(entries, { password, pageCap: 2, fault })
  try {
    const clock = fastClock()
    const connection = openConnection({
      connector: ldapDirectory,
      methodId: 'active-directory',
      credentials: told,
      clock,
      egress: { allowPrivate: [], baseUrl: server.baseUrl },
      timeoutMs: 1500,
    })
    return { ...(await readConnection(connection, { fields, custom: [] })), clock, asked: server.asked() }
  } finally {
    await server.close()
  }
}

/** The three people with attributes of the first one replaced. */
function changed(attributes: FakeEntry['attributes']): readonly FakeEntry[] {
  const [first, ...others] = entriesOf('active-directory')
  return first ? [{ ...first, attributes: { ...first.attributes, ...attributes } }, ...others] : others
}

describe('Active Directory', () => {
  it('takes a disabled account without a last day for a question, not for a leaver', async () => {
    const { employees, summary } = await readActiveDirectory(
      undefined,
      changed({ userAccountControl: ['514'] }),
    )
    expect(employees[0]).not.toHaveProperty('employmentStatus')
    expect(summary.problems).toMatchObject([{ field: 'employmentStatus', code: 'unknown-code' }])
    expect(summary.complete).toBe(true)
  })

  it('leaves a field out that has several values or is no text, and says so', async () => {
    const { employees, summary } = await readActiveDirectory(
      undefined,
      changed({ mail: ['a@fjellvind.example', 'b@fjellvind.example'], sn: [{ hex: 'fffefd' }], company: [] }),
      ['workEmail', 'familyName', 'legalEntity'],
    )
    expect(Object.keys(employees[0] ?? {})).toEqual(['externalId'])
    expect(summary.problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'familyName bad-value',
      'workEmail bad-value',
    ])
  })

  it('says of a manager who was not read that it is not known who that is', async () => {
    const { summary } = await readActiveDirectory(
      undefined,
      changed({ manager: ['CN=Board,DC=other,DC=example'] }),
    )
    expect(summary.problems).toMatchObject([{ field: 'managerExternalId', code: 'bad-value' }])
  })

  it('asks for the attributes of the chosen fields and no others', async () => {
    const { asked } = await readActiveDirectory(undefined, undefined, ['workEmail', 'endDate'])
    expect([...asked].sort()).toEqual(['accountExpires', 'mail', 'objectGUID'])
  })

  it.each([
    ['time limit', 3],
    ['size limit', 4],
    ['administrative limit', 11],
  ])('is incomplete when it stops at its %s in the middle', async (words, code) => {
    const { employees, summary } = await readActiveDirectory({ what: 'result', of: 'search', code, after: 3 })
    expect(employees).toHaveLength(2)
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'end-not-reached' }] })
    expect(summary.failure?.what).toContain(words)
  })

  it.each([
    ['same-page', 'repeated-page'],
    ['no-control', 'end-not-reached'],
    ['empty-pages', 'end-not-reached'],
    ['cut', 'cut-short'],
    ['hides-one', 'shifted-while-reading'],
  ] as const)('is incomplete when pages go wrong: %s', async (what, reason) => {
    const { summary } = await readActiveDirectory({ what, after: 3 })
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason }] })
  })

  it('waits for a directory that is busy, and goes on', async () => {
    const { summary, clock, events } = await readActiveDirectory({
      what: 'result',
      of: 'search',
      code: 51,
      times: 2,
    })
    expect(summary).toMatchObject({ complete: true, people: 3, failure: null })
    expect(events.filter(({ kind }) => kind === 'waiting')).toHaveLength(2)
    expect(clock.sleptMs()).toBe(30_000)
  })

  it('follows no reference to another server, and says whom that leaves out', async () => {
    const { summary } = await readActiveDirectory({ what: 'referral' })
    expect(summary).toMatchObject({ complete: true, people: 3 })
    expect(summary.problems.map(({ message }) => message).join()).toContain('oslo.fjellvind.example')
  })

  it.each([
    [{ what: 'result', of: 'search', code: 10 }, 'address', /another server/],
    [{ what: 'result', of: 'bind', code: 8 }, 'address', /LDAPS or StartTLS/],
    [{ what: 'result', of: 'bind', code: 49, message: 'data 775, v2580' }, 'credentials', /locked/],
    [{ what: 'result', of: 'bind', code: 49, message: 'data 532, v2580' }, 'credentials', /expired/],
  ] as const)('names %o', async (fault, kind, words) => {
    const { summary } = await readActiveDirectory(fault)
    expect(summary.failure?.kind).toBe(kind)
    expect(`${summary.failure?.what} ${summary.failure?.advice}`).toMatch(words)
  })
})

describe.skipIf(!slapdIsHere)('OpenLDAP (skipped without /usr/sbin/slapd)', () => {
  it('gives the people of the fixtures, ids and all', async () => {
    const server = await startSlapd(ldifOf(entriesOf('ldap')))
    try {
      const { custom = [], employees: expected = [] } = readExpected(folder)['ldap'] ?? {}
      const connection = openConnection({
        connector: ldapDirectory,
        methodId: 'ldap',
        credentials: {
          ...reader,
          ...lastDayIn.ldap,
          host: 'localhost',
          port: String(server.securePort),
          baseDn: suffix,
          caCertificate: server.ca,
        },
        clock: fastClock(),
        egress: { allowPrivate: [`localhost:${server.securePort}`] },
      })
      const known = ldapDirectory.methods[0]
      const fields = known.transport === 'protocol' ? known.fields : []
      const { employees, summary } = await readConnection(connection, { fields, custom })
      expect(employees).toEqual(expected)
      expect(summary).toMatchObject({ complete: true, problems: [] })
      const found = await connection.customFields(new AbortController().signal)
      expect(found.map((one) => one.id)).toEqual(['cn', 'departmentNumber', 'uid'])
    } finally {
      await server.stop()
    }
  })
})

it('never connects to link-local addresses, though the operator lists them', async () => {
  for (const host of ['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254']) {
    const allowPrivate = [`${host}:636`, '169.254.0.0/16']
    const connection = openConnection({
      connector: ldapDirectory,
      methodId: 'active-directory',
      credentials: { ...told, host, security: 'ldaps' },
      clock: fastClock(),
      egress: { allowPrivate },
    })
    const { summary } = await readConnection(connection, { fields: [], custom: [] })
    expect(summary.failure).toMatchObject({ kind: 'address', code: 'address-not-allowed' })
  }
})
