import { defineConnector } from '#connector-kit'
import { v1 } from './v1.ts'
import { v2 } from './v2.ts'

/** v1 comes first: it reads everybody with names in a page of 100, v2 needs one more call for each person. */
export const personio = defineConnector({
  id: 'personio',
  name: 'Personio',
  otherNames: ['Personio HR', 'Personio Core'],
  region: 'DACH',
  category: 'hr system',
  evidence: {
    kind: 'official description',
    note: 'Descriptions of v1 (March 2024) and v2 (persons, employments), a recorded answer of v1; no live system yet.',
  },
  employeeNumber: 'custom field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'team', label: 'Team' },
    { field: 'location', label: 'Office' },
    { field: 'legalEntity', label: 'Subcompany' },
    { field: 'employmentType', label: 'Employment type' },
    { field: 'employmentStatus', label: 'Status' },
    { field: 'costCenter', label: 'Cost center' },
  ],
  methods: [v1, v2],
})
