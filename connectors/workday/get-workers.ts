import { defineHttpMethod } from '#connector-kit'
import { fingerprint, place, user } from './credentials.ts'
import { discoverFields, readField } from './custom-fields.ts'
import { faults, validation } from './errors.ts'
import { fields } from './fields.ts'
import { permissions } from './permissions.ts'
import { shapedWorkers } from './shaped-workers.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { onFirstDay } from './worker-parts.ts'
import { coming, comingLeavers, everybody, firstDay, probe } from './workers-request.ts'

const workers = {
  recordsAt: 'workers',
  totalAt: 'total',
  pagination: { style: 'page-in-request', first: 1 },
} as const

/** Workday's own web service: everybody, with standard fields, without a report to be made. */
export const getWorkers = defineHttpMethod({
  transport: 'http',
  id: 'get-workers',
  name: 'Web service (Get_Workers)',
  credentials: { ...place, ...user },
  auth: {
    scheme: 'in-body',
    write: (body, { userName, tenant, password }) =>
      soapEnvelope(String(body), userName.includes('@') ? userName : `${userName}@${tenant}`, password),
  },
  baseUrl: ({ host, tenant }) => `https://${host}/ccx/service/${tenant}`,
  fingerprint,
  answers: 'xml',
  shaped: shapedWorkers,
  timeoutMs: 120_000,
  rateLimit: {
    requests: 1,
    perSeconds: 1,
    concurrency: 1,
    source: 'told to customers only (Workday Community); one request at a time, a page of 100 workers each',
  },
  permissions,
  errors: [...faults, validation],
  probe,
  employees: {
    ...workers,
    request: everybody,
    lookups: [
      {
        as: coming,
        local: 'Worker_Reference.WID',
        foreign: 'Worker_Reference.WID',
        many: true,
        list: { ...workers, request: comingLeavers },
      },
    ],
    details: [{ as: onFirstDay, request: firstDay, recordsAt: 'workers', only: () => true }],
  },
  fields,
  customFields: { discover: 'people', list: discoverFields, read: readField },
})
