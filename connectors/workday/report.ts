import {
  type CredentialFields,
  type DescribedMethod,
  defineHttpMethod,
  type HttpMethod,
  type Permission,
} from '#connector-kit'
import { fingerprint, place, user } from './credentials.ts'
import { faults } from './errors.ts'
import { type NamedColumns, reportFields } from './report-columns.ts'
import { readColumn, reportColumns, reportReaders } from './report-fields.ts'

const column = { kind: 'text', guide: '#name-the-columns', optional: true } as const

const credentials = {
  ...place,
  reportOwner: {
    kind: 'text',
    label: 'Report owner',
    guide: '#make-the-report',
    pattern: /^[^\s/?#]+$/,
    example: 'ISU_Rollcall',
  },
  reportName: {
    kind: 'text',
    label: 'Report name in the address',
    guide: '#make-the-report',
    pattern: /^[^\s/?#]+$/,
    example: 'Rollcall_Workers',
  },
  ...user,
  idColumn: { ...column, label: 'Column with the id of the person', example: 'Employee_ID' },
  statusColumn: { ...column, label: 'Column with the status', example: 'Worker_Status' },
  hireColumn: { ...column, label: 'Column with the hire date', example: 'Hire_Date' },
  terminationColumn: { ...column, label: 'Column with the termination date', example: 'Termination_Date' },
} as const satisfies CredentialFields

const permissions: readonly Permission[] = [
  {
    id: 'report',
    name: 'The report itself, shared with the integration system user, and the domains of its fields (Get Only)',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where: 'the report → Edit → Share',
  },
]

type Values = Readonly<Record<string, string>>

function namedColumns(values: Values): NamedColumns {
  const names = ['idColumn', 'statusColumn', 'hireColumn', 'terminationColumn'] as const
  return Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])))
}

/** The report of these credentials: its columns are a company's own, so that they tell how it is read. */
function describe(values: Values): HttpMethod {
  const named = namedColumns(values)
  const { reportOwner = '', reportName = '' } = values
  const report = {
    path: `/${encodeURIComponent(reportOwner)}/${encodeURIComponent(reportName)}`,
    query: { format: 'json' },
  } as const
  return defineHttpMethod({
    transport: 'http',
    id: 'report',
    name: 'A report of your own (RaaS)',
    credentials,
    auth: { scheme: 'basic', username: 'userName', password: 'password' },
    baseUrl: ({ host, tenant }) => `https://${host}/ccx/service/customreport2/${tenant}`,
    fingerprint,
    // A report comes whole, after Workday has made it.
    timeoutMs: 300_000,
    rateLimit: {
      requests: 1,
      perSeconds: 1,
      concurrency: 1,
      source: 'not documented; a fetch is one request',
    },
    permissions,
    errors: faults,
    probe: report,
    employees: {
      request: () => report,
      recordsAt: 'Report_Entry',
      pagination: { style: 'single-page' },
    },
    fields: reportReaders(named),
    customFields: { discover: 'people', list: reportColumns(named), read: readColumn },
  })
}

/** A custom report that the company makes and shares as a web service. */
export const report: DescribedMethod = {
  transport: 'described',
  id: 'report',
  name: 'A report of your own (RaaS)',
  credentials,
  permissions,
  fields: reportFields,
  describe,
  problems: () => [],
  secretsGoTo: ({ host = '' }) => (host === '' ? [] : [`https://${host.toLowerCase()}`]),
  dimensions: () => [
    'department',
    'location',
    'legalEntity',
    'costCenter',
    'employmentType',
    'employmentStatus',
  ],
}
