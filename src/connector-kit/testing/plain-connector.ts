import type { ConnectorDefinition } from '../definition.ts'
import { defineConnector, defineHttpMethod } from '../definition.ts'
import type { HttpMethod, Listing } from '../http-definition.ts'
import { day, id, text } from '../reading/readers.ts'

const listing: Listing = {
  request: () => ({ path: '/people' }),
  recordsAt: 'people',
  totalAt: 'total',
  pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 2 },
}

/** A connector for tests of the kit itself: ids, names and hire dates, by a list that each test chooses. */
export function plainConnector(
  changes: Partial<HttpMethod> = {},
  list: Partial<Listing> = {},
): ConnectorDefinition {
  const method = defineHttpMethod({
    transport: 'http',
    id: 'plain',
    name: 'Plain',
    credentials: {
      user: { kind: 'text', label: 'User', guide: '#user' },
      key: { kind: 'secret', label: 'Key', guide: '#key' },
    },
    permissions: [
      { id: 'people', name: 'Read people', fields: 'everything', lostWithout: 'Nobody can be read.' },
    ],
    auth: { scheme: 'basic', username: 'user', password: 'key' },
    baseUrl: () => 'https://hr.example/api',
    fingerprint: ({ user }) => user,
    rateLimit: { requests: 1000, perSeconds: 1, concurrency: 4, source: 'test' },
    errors: [],
    probe: { path: '/ping' },
    employees: { ...listing, ...list },
    fields: { externalId: id('id'), familyName: text('name'), startDate: day('hired') },
  })
  return defineConnector({
    id: 'plain',
    name: 'Plain HR',
    otherNames: [],
    region: 'Global',
    category: 'hr system',
    evidence: { kind: 'official description', note: 'test' },
    employeeNumber: 'own field',
    dimensions: [],
    methods: [{ ...method, ...changes }],
  })
}
