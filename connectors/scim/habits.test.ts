import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf } from '#connector-kit'
import {
  type Answer,
  openExample,
  readConnection,
  type SeenRequest,
  startLoopback,
} from '#connector-kit/testing/index.ts'
import { scim } from './connector.ts'

const method = httpMethodOf(scim, 'bearer')
type User = Readonly<Record<string, unknown>>
const user = (number: number, more: User = {}): User => ({
  id: `u-${number}`,
  userName: `p${number}@nordlys.example`,
  name: { givenName: 'Per', familyName: `Holm ${number}` },
  active: true,
  ...more,
})
const users = (count: number) => Array.from({ length: count }, (_, index) => user(index + 1))
const startOf = ({ query }: SeenRequest) => Number(query.get('startIndex'))
const page = (found: readonly User[], total: number | undefined, startIndex = 1) => ({
  status: 200,
  headers: { 'content-type': 'application/scim+json' },
  body: { totalResults: total, itemsPerPage: found.length, startIndex, Resources: found },
})

async function fetchFrom(answer: Answer, custom: readonly string[] = []) {
  const server = await startLoopback(answer)
  try {
    const connection = openExample(scim, method, server.baseUrl)
    const found = await readConnection(connection, { fields: fieldsOf(method), custom })
    const discovered = await connection.customFields(new AbortController().signal)
    return { ...found, discovered, seen: server.seen.filter(({ path }) => path.endsWith('/Users')) }
  } finally {
    await server.close()
  }
}

describe('habits of SCIM services', () => {
  it('a page may hold fewer than asked: the next one begins behind what came', async () => {
    const all = users(450)
    const { employees, summary, seen } = await fetchFrom((request) =>
      page(all.slice(startOf(request) - 1, startOf(request) + 39), 450, startOf(request)),
    )
    expect(summary).toMatchObject({ complete: true, people: 450 })
    expect(new Set(employees.map(({ externalId }) => externalId)).size).toBe(450)
    expect(startOf(seen[1] as SeenRequest)).toBe(41)
  })

  it('all may come at once, whatever page was asked for', async () => {
    const { summary, seen } = await fetchFrom(() => page(users(450), 450))
    expect(summary).toMatchObject({ complete: true, people: 450, pages: 1 })
    expect(seen.length).toBeGreaterThan(0)
  })

  it('a start behind the end may give the first page again: somebody announced who never came is missed', async () => {
    const all = users(150)
    const { summary } = await fetchFrom((request) => {
      const rest = all.slice(startOf(request) - 1, startOf(request) + 99)
      return page(rest.length > 0 ? rest : all.slice(0, 100), 151)
    })
    expect(summary).toMatchObject({
      complete: false,
      people: 150,
      incompleteBecause: [{ reason: 'repeated-page' }],
    })
  })

  it('a start behind the end is never asked for where the total is told', async () => {
    const all = users(200)
    const { summary, seen } = await fetchFrom((request) => {
      expect(startOf(request)).toBeLessThanOrEqual(200)
      return page(all.slice(startOf(request) - 1, startOf(request) + 99), 200)
    })
    expect(summary).toMatchObject({ complete: true, people: 200 })
    expect(seen.map(startOf)).toContain(101)
  })

  it('pages that go on repeating without a total are not taken for everybody', async () => {
    const { summary } = await fetchFrom(() => page(users(100), undefined))
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'repeated-page' }] })
  })

  it('the id may be the user name', async () => {
    const { employees } = await fetchFrom(() =>
      page([user(1, { id: 'p1@nordlys.example' }), user(2, { id: 'p2@nordlys.example' })], 2),
    )
    expect(employees.map(({ externalId }) => externalId)).toEqual([
      'p1@nordlys.example',
      'p2@nordlys.example',
    ])
  })

  it('a refusal may be plain text', async () => {
    const server = await startLoopback(() => ({
      status: 401,
      headers: { 'content-type': 'text/plain' },
      body: 'Unauthorized',
    }))
    try {
      const { summary } = await readConnection(openExample(scim, method, server.baseUrl), {
        fields: [],
        custom: [],
      })
      expect(summary.failure).toMatchObject({ kind: 'credentials', httpStatus: 401 })
      expect(summary.failure?.advice).toContain('token')
    } finally {
      await server.close()
    }
  })

  it('nobody at all is told by the number alone, and is no empty company', async () => {
    const { summary } = await fetchFrom(() => ({ status: 200, body: { totalResults: 0 } }))
    expect(summary).toMatchObject({
      complete: false,
      failure: null,
      incompleteBecause: [{ reason: 'empty' }],
    })
  })

  it('extensions are found from people where schemas are not listed', async () => {
    const own = 'urn:nordlys:hr:1.0:Person'
    const found = user(1, { [own]: { lastDay: '2027-03-31', tags: ['a', 'b'], boss: { id: 1 } } })
    const { discovered, employees } = await fetchFrom(
      ({ path }) => (path.endsWith('/Schemas') ? { status: 501, body: {} } : page([found], 1)),
      [`${own}:lastDay`, `${own}:tags`, 'userName'],
    )
    expect(discovered.filter(({ sensitive }) => sensitive).map(({ id }) => id)).toEqual([
      `${own}:lastDay`,
      `${own}:tags`,
    ])
    expect(employees[0]?.custom).toEqual({
      [`${own}:lastDay`]: '2027-03-31',
      [`${own}:tags`]: 'a, b',
      userName: 'p1@nordlys.example',
    })
  })
})

describe('what a user says', () => {
  const readOne = async (more: User) => {
    const { employees, summary } = await fetchFrom(() => page([user(1, more)], 1))
    return { employee: employees[0], problems: summary.problems }
  }

  it.each([false, 'False', 'false'])(
    'an inactive account (%s) is a finding and no leaver',
    async (active) => {
      const { employee, problems } = await readOne({ active })
      expect(employee).not.toHaveProperty('employmentStatus')
      expect(problems).toMatchObject([{ field: 'employmentStatus', code: 'unknown-code', externalId: 'u-1' }])
    },
  )

  it('an account without a word about it keeps its status', async () => {
    const { employee, problems } = await readOne({ active: undefined })
    expect(employee).not.toHaveProperty('employmentStatus')
    expect(problems).toEqual([])
  })

  it.each([
    [
      'the one of work',
      [
        { value: 'h', type: 'home', primary: true },
        { value: 'w', type: 'Work' },
      ],
      'w',
    ],
    ['the primary one', [{ value: 'a' }, { value: 'b', primary: 'True' }], 'b'],
    ['the only one', [{ value: 'a' }], 'a'],
    ['none of two that say nothing', [{ value: 'a' }, { value: 'b' }], undefined],
    ['none where there is one at home only', [{ value: 'h', type: 'home' }], null],
    ['none where the list is empty', [], null],
    ['one without a list around it', { value: 'a', type: 'work' }, 'a'],
  ])('the company email is %s', async (_name, emails, expected) => {
    expect((await readOne({ emails })).employee?.workEmail).toBe(expected)
  })

  it('the manager may be an id without an object around it', async () => {
    const extension = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
    expect((await readOne({ [extension]: { manager: 'u-9' } })).employee?.managerExternalId).toBe('u-9')
  })
})

const folder = new URL('../../../shared/reference/vendor-data/scim-2.0/', import.meta.url)
const recordedFile = new URL('list-scim-users.recorded.json', folder)
const schemasFile = new URL('list-schemas.recorded.json', folder)
const recorded = (file: URL) => JSON.parse(readFileSync(file, 'utf8')).recorded[0]

describe.skipIf(!existsSync(recordedFile))(
  'recorded answers of a service (skipped without ../shared/reference/vendor-data)',
  () => {
    it('give every user, and a finding for each inactive account', async () => {
      const { response } = recorded(recordedFile)
      const people: { active: boolean }[] = response.Resources
      const { employees, summary, discovered } = await fetchFrom(({ path }) => ({
        status: 200,
        body: path.endsWith('/Schemas') ? recorded(schemasFile).response : response,
      }))
      expect(people.length).toBeGreaterThan(3)
      expect(summary).toMatchObject({ complete: true, people: people.length })
      expect(employees.every(({ workEmail, familyName }) => workEmail && familyName)).toBe(true)
      expect(summary.problems).toHaveLength(people.filter(({ active }) => !active).length)
      expect(discovered.map(({ id }) => id)).toContain('userName')
    })
  },
)
