import { defineConnector } from '#connector-kit'
import { getWorkers } from './get-workers.ts'
import { report } from './report.ts'

/** The web service comes first: it tells who left and who will come, which a report only does if it was made so. */
export const workday = defineConnector({
  id: 'workday',
  name: 'Workday',
  otherNames: ['Workday HCM', 'Workday RaaS', 'Workday Reports as a Service'],
  region: 'Global',
  category: 'hr system',
  evidence: {
    kind: 'third-party documentation',
    note: 'Elements of Get_Workers as generated from Workday’s WSDL and as other makers document their use of it; no live system and no recorded answer yet. Not verified: codes of employee types and leaving reasons, words for too many calls, and whether reports leave out empty columns (left out, they change nothing).',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Supervisory organization' },
    { field: 'location', label: 'Location' },
    { field: 'legalEntity', label: 'Company' },
    { field: 'costCenter', label: 'Cost center' },
    { field: 'country', label: 'Country of the location' },
    { field: 'employmentType', label: 'Employee type' },
    { field: 'employmentStatus', label: 'Status' },
    { field: 'custom:workerType', label: 'Employee or contingent worker' },
  ],
  methods: [getWorkers, report],
})
