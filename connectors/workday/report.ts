import { defineHttpMethod } from '#connector-kit'
import { fingerprint, place, user } from './credentials.ts'
import { faults } from './errors.ts'
import { shapedRows } from './report-columns.ts'
import { discoverColumns, readColumn, reportFields } from './report-fields.ts'

const column = { kind: 'text', guide: '#name-the-columns', optional: true } as const
const inAddress = { kind: 'text', guide: '#make-the-report', pattern: /^[^\s/?#]+$/ } as const

/** The address itself is the report, which comes whole. */
const whole = { path: '/', query: { format: 'json' } } as const

/** A custom report that the company makes and shares as a web service. */
export const report = defineHttpMethod({
  transport: 'http',
  id: 'report',
  name: 'A report of your own (RaaS)',
  credentials: {
    ...place,
    reportOwner: { ...inAddress, label: 'Report owner', example: 'ISU_Rollcall' },
    reportName: { ...inAddress, label: 'Report name in the address', example: 'Rollcall_Workers' },
    ...user,
    idColumn: { ...column, label: 'Column with the id of the person', example: 'Employee_ID' },
    statusColumn: { ...column, label: 'Column with the status', example: 'Worker_Status' },
    hireColumn: { ...column, label: 'Column with the hire date', example: 'Hire_Date' },
    terminationColumn: { ...column, label: 'Column with the termination date', example: 'Termination_Date' },
  },
  auth: { scheme: 'basic', username: 'userName', password: 'password' },
  baseUrl: ({ host, tenant, reportOwner, reportName }) =>
    `https://${host}/ccx/service/customreport2/${tenant}/${encodeURIComponent(reportOwner)}/${encodeURIComponent(reportName)}`,
  fingerprint,
  shaped: shapedRows,
  // Workday makes the report while it is waited for.
  timeoutMs: 300_000,
  rateLimit: {
    requests: 1,
    perSeconds: 1,
    concurrency: 1,
    source: 'not documented; a fetch is one request',
  },
  permissions: [
    {
      id: 'report',
      name: 'The report, shared with the integration system user, and the domains of its fields (Get Only)',
      fields: 'everything',
      lostWithout: 'Nobody can be read.',
      where: 'the report → Edit → Share',
    },
  ],
  errors: faults,
  probe: whole,
  employees: { request: () => whole, recordsAt: 'rows', pagination: { style: 'single-page' } },
  fields: reportFields,
  customFields: { discover: 'people', list: discoverColumns, read: readColumn },
})
