import { afterAll, beforeAll, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf, openConnection } from '#connector-kit'
import { fastClock, readConnection } from '#connector-kit/testing/index.ts'
import { scim } from './connector.ts'
import { enterprise } from './fields.ts'
import { type ScimServer, startScimmy } from './testing/scimmy-server.ts'

const own = 'urn:ietf:params:scim:schemas:extension:nordlys:2.0:User'
const people = Array.from({ length: 340 }, (_, index) => ({
  id: `u-${index + 1}`,
  userName: `person${index + 1}@nordlys.example`,
  name: { givenName: 'Nora', familyName: `Nordmann ${index + 1}` },
  displayName: `Nora ${index + 1}`,
  active: true,
  emails: [{ value: `person${index + 1}@nordlys.example`, type: 'work', primary: true }],
  [enterprise]: { employeeNumber: String(index + 1).padStart(5, '0'), department: 'Sales' },
  [own]: { shirtSize: 'M' },
}))
let server: ScimServer
beforeAll(async () => {
  server = await startScimmy(people, 'tok-known', { id: own, attributes: ['shirtSize', 'birthDate'] })
})
afterAll(() => server.close())

function open(token = 'tok-known') {
  const credentials = { address: 'https://people.example.com/scim/v2/Users/', token }
  const egress = { allowPrivate: [], baseUrl: server.baseUrl }
  return openConnection({ connector: scim, methodId: 'bearer', credentials, clock: fastClock(), egress })
}

it('reads everybody of a SCIMMY server, with the attributes of its own extension', async () => {
  const connection = open()
  const custom = await connection.customFields(new AbortController().signal)
  expect(custom).toContainEqual({
    id: `${own}:shirtSize`,
    label: 'shirtSize',
    type: 'string',
    sensitive: false,
  })
  expect(custom).toContainEqual({
    id: `${own}:birthDate`,
    label: 'birthDate',
    type: 'string',
    sensitive: true,
  })
  const { employees, summary } = await readConnection(connection, {
    fields: fieldsOf(httpMethodOf(scim, 'bearer')),
    custom: [`${own}:shirtSize`],
  })
  expect(summary).toMatchObject({ complete: true, people: 340, pages: 4, problems: [] })
  expect(employees[339]).toMatchObject({
    externalId: 'u-340',
    employeeNumber: '00340',
    workEmail: 'person340@nordlys.example',
    department: 'Sales',
    employmentStatus: { value: 'active', source: 'true' },
    custom: { [`${own}:shirtSize`]: 'M' },
  })
  expect(server.asked.filter((one) => one.includes('/Users'))).toEqual(
    [1, 101, 201, 301].map((start) => `/scim/v2/Users?startIndex=${start}&count=100`),
  )
})

it('passes every step of the test of the connection', async () => {
  const connection = open()
  const steps = []
  for await (const { step, outcome } of connection.check(new AbortController().signal))
    steps.push([step, outcome])
  expect(steps).toEqual([
    ['address', 'passed'],
    ['tls', 'skipped'],
    ['sign-in', 'passed'],
    ['right', 'passed'],
    ['sample', 'passed'],
  ])
})

it('names a refused token', async () => {
  const connection = open('tok-other')
  const { summary } = await readConnection(connection, { fields: ['givenName'], custom: [] })
  expect(summary.failure).toMatchObject({ kind: 'credentials', httpStatus: 401 })
})
