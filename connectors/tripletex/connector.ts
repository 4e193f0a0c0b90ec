import { asText, defineConnector, defineHttpMethod } from '#connector-kit'
import { isUnset } from './employments.ts'
import { fieldPattern } from './field-pattern.ts'
import { fields } from './fields.ts'
import { permissions, whereKeys } from './permissions.ts'

const userKey = defineHttpMethod({
  transport: 'http',
  id: 'user-key',
  name: 'API user key',
  credentials: {
    consumerToken: {
      kind: 'secret',
      label: 'Consumer token',
      guide: '#get-the-consumer-token',
      pattern: /^\S+$/,
      example: 'eyJ0b2tlbklkIjoxLCJ0b2tlbiI6ImNvbnN1bWVyIn0=',
    },
    employeeToken: {
      kind: 'secret',
      label: 'User key (employee token)',
      guide: '#make-a-user-key',
      pattern: /^\S+$/,
      example: 'eyJ0b2tlbklkIjoyLCJ0b2tlbiI6ImVtcGxveWVlIn0=',
    },
  },
  auth: {
    scheme: 'token-request',
    method: 'PUT',
    path: '/token/session/:create',
    send: 'query',
    fields: {
      consumerToken: 'consumerToken',
      employeeToken: 'employeeToken',
      // The session ends by itself; one is made anew every hour at most.
      expirationDate: { daysFromToday: 2 },
    },
    tokenAt: 'value.token',
    // 0 is the company that the user key belongs to.
    show: { basicUser: '0' },
  },
  baseUrl: () => 'https://tripletex.no/v2',
  fingerprint: () => '',
  rateLimit: {
    requests: 2,
    perSeconds: 1,
    concurrency: 1,
    source:
      'description 2.72: a limit for each user and consumer, told by X-Rate-Limit headers only; 429 is waited out',
  },
  permissions,
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice:
        'Make a new user key in Tripletex for this application and enter it here; both tokens must belong to each other.',
      where: whereKeys,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Give the user key, and the user it belongs to, the rights listed here.',
      where: whereKeys,
    },
  ],
  probe: { path: '/token/session/%3EwhoAmI', query: { fields: 'companyId' } },
  employees: {
    // Without isInactive the list holds everybody (change log of 2.75.11); fullResultSize is "not exact", so that the
    // end is the first empty page.
    request: ({ paths }) => ({
      path: '/employee',
      query: { sorting: 'id', fields: fieldPattern(paths) },
    }),
    recordsAt: 'values',
    pagination: { style: 'offset', param: 'from', sizeParam: 'count', size: 500 },
    details: [
      {
        as: 'company',
        request: ({ companyId }) =>
          isUnset(companyId)
            ? undefined
            : {
                path: `/company/${encodeURIComponent(asText(companyId))}`,
                query: { fields: 'name,currency(code)' },
              },
        recordsAt: 'value',
        shared: true,
      },
    ],
  },
  fields,
})

export const tripletex = defineConnector({
  id: 'tripletex',
  name: 'Tripletex',
  otherNames: ['Visma Tripletex'],
  region: 'Nordic',
  category: 'payroll',
  evidence: {
    kind: 'official description',
    note: 'Description of version 2.72.00; no live system yet. Tripletex has no status, job title or manager of a person: joiners and leavers follow the days of their employments.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'division', label: 'Division' },
    { field: 'employmentType', label: 'Form of employment' },
  ],
  methods: [userKey],
})
