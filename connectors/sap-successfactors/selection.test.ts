import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf } from '#connector-kit'
import {
  everyField,
  expectCheckToPass,
  openExample,
  readConnection,
  readExchanges,
  replay,
  startLoopback,
  withFixtures,
} from '#connector-kit/testing/index.ts'
import type { EmployeeField } from '#model/employee.ts'
import { sapSuccessFactors } from './connector.ts'

const method = httpMethodOf(sapSuccessFactors, 'oauth-client')
const healthy = replay(readExchanges(import.meta.dirname, method.id))

async function askedFor(fields: readonly EmployeeField[], custom: readonly string[] = [], answer = healthy) {
  const server = await startLoopback(answer)
  try {
    const { summary } = await readConnection(openExample(sapSuccessFactors, method, server.baseUrl), {
      fields,
      custom,
    })
    const lists = new Map(server.seen.toReversed().map(({ path, query }) => [path.split('/').at(-1), query]))
    return { lists, summary, seen: server.seen }
  } finally {
    await server.close()
  }
}

describe('what is asked', () => {
  it('is what was chosen, and the lists that it lies in', async () => {
    const { lists } = await askedFor(['givenName', 'workEmail'])
    expect([...lists.keys()].toSorted()).toEqual(['$metadata', 'PerPerson', 'PerPersonal', 'token'])
    expect(lists.get('PerPersonal')?.get('$select')).toBe('personIdExternal,startDate,endDate,firstName')
    const people = lists.get('PerPerson')
    expect(people?.get('$select')).toBe(
      'perPersonUuid,personIdExternal,emailNav/emailAddress,emailNav/isPrimary,emailNav/emailTypeNav/externalCode',
    )
    expect(people?.get('$expand')).toBe('emailNav,emailNav/emailTypeNav')
  })

  it('reaches leavers and those who are to start', async () => {
    const { lists } = await askedFor(['title', 'familyName'])
    for (const list of ['EmpJob', 'PerPersonal']) {
      expect(lists.get(list)?.get('fromDate'), list).toBe('2026-11-22')
      expect(lists.get(list)?.get('toDate'), list).toBe('9999-12-31')
    }
    expect(lists.get('EmpJob')?.get('$filter')).toContain("'f'")
    expect(lists.get('PerPerson')?.get('$filter')).toContain('activeEmploymentsCount ne null')
  })

  it('comes in pages of one picture of the data', async () => {
    const { seen } = await askedFor(['title'])
    const people = seen.filter(({ path }) => path.endsWith('/PerPerson'))
    expect(people).toHaveLength(2)
    for (const { query } of seen.filter(({ path }) => /Per|Emp|FO/.test(path) && !path.endsWith('$metadata')))
      expect(query.get('paging')).toBe('snapshot')
  })

  it('names no field that the company does not use', async () => {
    const without = 'isFulltimeEmployee'
    const { lists } = await askedFor(['employmentType', 'employmentStatus'], ['customString3'], (request) => {
      const reply = healthy(request)
      if (!request.path.endsWith('$metadata') || typeof reply === 'function') return reply
      return { ...reply, body: String(reply.body).replace(`"${without}"`, '"another"') }
    })
    const select = lists.get('EmpJob')?.get('$select')?.split(',')
    expect(select).not.toContain(without)
    expect(select).toEqual(
      expect.arrayContaining(['emplStatusNav/externalCode', 'customString3', 'seqNumber']),
    )
  })

  it('is everything where the company’s own fields cannot be asked for', async () => {
    const { lists, summary } = await askedFor(fieldsOf(method), [], (request) =>
      request.path.endsWith('$metadata') ? { status: 403 } : healthy(request),
    )
    expect(summary).toMatchObject({ complete: true, people: 5 })
    expect(lists.get('EmpJob')?.get('$select')).toContain('isFulltimeEmployee')
  })

  it('leaves out only what a missing right covers, and says so', async () => {
    const { summary } = await askedFor(everyField(method, import.meta.dirname).fields, [], (request) =>
      request.path.endsWith('/FOCompany') ? { status: 403 } : healthy(request),
    )
    expect(summary).toMatchObject({
      complete: false,
      people: 5,
      problems: [],
      incompleteBecause: [{ reason: 'field-disappeared' }],
    })
  })
})

describe('the test of the connection', () => {
  it.each(sapSuccessFactors.methods)('passes by $id', (one) =>
    withFixtures(sapSuccessFactors, one, import.meta.dirname, expectCheckToPass),
  )
})

describe('signing in', () => {
  it('sends a signed assertion, and not the key', async () => {
    const { seen } = await askedFor(['title'])
    const form = new URLSearchParams(seen[0]?.body)
    expect(seen[0]?.path).toBe('/oauth/token')
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:saml2-bearer')
    const assertion = Buffer.from(form.get('assertion') ?? '', 'base64').toString()
    expect(assertion).toContain('Recipient="https://api012.successfactors.eu/oauth/token"')
    expect(assertion).toContain('<saml:Attribute Name="use_username"><saml:AttributeValue>true<')
    expect(assertion).toContain('<SignatureValue>')
    expect(assertion).not.toContain('PRIVATE')
    expect(seen.at(-1)?.headers.authorization).toBe('Bearer invented-token')
  })

  it.each([
    ['LGN0008', 'address', 'company ID'],
    ['LGN0010', 'credentials', 'OAuth client'],
    ['LGN0002', 'permission', 'role'],
  ])('%s is named', async (code, kind, advice) => {
    const { summary } = await askedFor(['title'], [], (request) =>
      request.path.endsWith('/token') ? healthy(request) : { status: 403, body: { error: { code } } },
    )
    expect(summary.failure).toMatchObject({ kind })
    expect(summary.failure?.advice).toContain(advice)
  })
})
