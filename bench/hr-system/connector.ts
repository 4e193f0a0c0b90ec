import { coded, day, defineConnector, defineHttpMethod, id, text } from '#connector-kit'

export const pageSize = 200

const texts = [
  ...[
    'employeeNumber',
    'givenName',
    'middleName',
    'familyName',
    'preferredName',
    'workEmail',
    'title',
    'department',
  ],
  ...['team', 'division', 'costCenter', 'location', 'country', 'managerExternalId'],
]
export const benchFields: readonly string[] = [...texts, 'employmentStatus', 'startDate', 'endDate']

/** Reads the invented HR system: pages of 200, compressed, and no limit, so that nothing but the machine is measured. */
export const benchConnector = defineConnector({
  id: 'bench',
  name: 'Bench HR',
  otherNames: [],
  region: 'Nordic',
  category: 'hr system',
  evidence: { kind: 'official description', note: 'Made for measuring.' },
  employeeNumber: 'own field',
  dimensions: [{ field: 'department', label: 'Department' }],
  methods: [
    defineHttpMethod({
      transport: 'http',
      id: 'api',
      name: 'API',
      credentials: { key: { kind: 'secret', label: 'Key', guide: '#key' } },
      permissions: [{ id: 'people', name: 'People', fields: 'everything', lostWithout: 'Everything.' }],
      auth: { scheme: 'bearer', token: 'key' },
      baseUrl: () => 'https://bench.example',
      fingerprint: () => 'bench',
      rateLimit: { requests: 1_000_000, perSeconds: 1, concurrency: 4, source: 'none' },
      errors: [],
      probe: { path: '/people' },
      employees: {
        request: () => ({ path: '/people' }),
        recordsAt: 'people',
        totalAt: 'total',
        pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: pageSize },
      },
      fields: {
        externalId: id('externalId'),
        ...Object.fromEntries(texts.map((field) => [field, text(field)])),
        startDate: day('startDate'),
        endDate: day('endDate'),
        employmentStatus: coded('employmentStatus', { active: 'active', terminated: 'terminated' }),
      },
    }),
  ],
})
