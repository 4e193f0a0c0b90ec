import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf, openConnection } from '#connector-kit'
import { type Answer, fastClock, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import { personio } from './connector.ts'

const folder = new URL('../../../shared/reference/vendor-data/personio/', import.meta.url)
const v1File = new URL('v1-mock-responses.json', folder)
const v2File = new URL('v2-persons-facts-and-example.json', folder)
const read = (file: URL) => JSON.parse(readFileSync(file, 'utf8'))

async function fetchFrom(answer: Answer, methodId: string, custom: readonly string[]) {
  const server = await startLoopback(answer)
  try {
    const connection = openConnection({
      connector: personio,
      methodId,
      credentials: { subdomain: 'acme', clientId: 'id', clientSecret: 'secret' },
      clock: fastClock(),
      egress: { allowPrivate: [], baseUrl: server.baseUrl },
    })
    return await readConnection(connection, { fields: fieldsOf(httpMethodOf(personio, methodId)), custom })
  } finally {
    await server.close()
  }
}

describe.skipIf(!existsSync(v1File))(
  'the recorded employee of v1 (skipped without ../shared/reference/vendor-data)',
  () => {
    it('is read from a list that holds it, salary apart, which names no currency', async () => {
      const recorded = read(v1File).json_string_employee_ada
      const list = {
        success: true,
        metadata: { total_elements: 1, current_page: 0, total_pages: 1 },
        data: [recorded.data],
      }
      const answer: Answer = ({ path }) =>
        path.endsWith('/auth')
          ? { status: 200, body: { success: true, data: { token: 't' } } }
          : { status: 200, body: list }
      const { employees, summary } = await fetchFrom(answer, 'v1', ['dynamic_1146702', 'dynamic_1146666'])
      expect(employees).toMatchObject([
        {
          externalId: '2040614',
          workEmail: 'ada@example.org',
          department: 'Operations',
          managerExternalId: null,
          employmentType: { value: 'employee-full-time', source: 'internal' },
          employmentStatus: { value: 'active', source: 'active' },
          startDate: '1835-02-01',
          endDate: null,
          leaverReason: null,
          costCenter: null,
          custom: { dynamic_1146702: 'England' },
        },
      ])
      expect(summary).toMatchObject({ complete: true, people: 1 })
      expect(summary.problems.map(({ field }) => field)).toEqual(['salary'])
    })
  },
)

describe.skipIf(!existsSync(v2File))(
  'the example page of v2 (skipped without ../shared/reference/vendor-data)',
  () => {
    const facts = existsSync(v2File) ? read(v2File) : {}
    const [person] = facts.example_last_page?._data ?? []
    const lists: Answer = () => ({ status: 200, body: { _data: [], _meta: {} } })

    it('is read with an employment that shows id and status only, as missing rights do', async () => {
      const answer: Answer = (request) => {
        if (request.path.endsWith('/auth/token'))
          return { status: 200, body: { access_token: 't', expires_in: 86_400 } }
        if (request.path === '/v2/persons') return { status: 200, body: facts.example_last_page }
        if (request.path.endsWith('/employments'))
          return { status: 200, body: { _data: [{ id: person.employments[0].id, status: 'ACTIVE' }] } }
        return lists(request)
      }
      const { employees, summary } = await fetchFrom(answer, 'v2', ['dynamic_305'])
      expect(employees).toEqual([
        {
          externalId: '3003',
          givenName: 'John',
          familyName: 'Smith',
          preferredName: 'John Smith',
          workEmail: 'jen.doe@personio.de',
          employmentStatus: { value: 'active', source: 'ACTIVE' },
          gender: { value: 'male', source: 'MALE' },
          custom: { dynamic_305: 'Red' },
        },
      ])
      expect(summary).toMatchObject({ complete: true, people: 1, problems: [] })
    })

    it('and its example error is a refused request, named', async () => {
      const headers = { 'content-type': facts.error_content_type }
      const { summary } = await fetchFrom(
        ({ path }) =>
          path.endsWith('/auth/token')
            ? { status: 200, body: { access_token: 't' } }
            : { status: 400, headers, body: facts.error_example_400 },
        'v2',
        [],
      )
      expect(summary.failure).toMatchObject({ kind: 'contract', code: 'request-refused', httpStatus: 400 })
    })
  },
)
