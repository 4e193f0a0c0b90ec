import { defineConnector } from '#connector-kit/definition.ts'

export const csv = defineConnector({
  id: 'csv',
  name: 'CSV file',
  otherNames: ['comma-separated values', 'text file', 'file upload', 'spreadsheet', 'TSV'],
  region: 'Global',
  category: 'file',
  evidence: {
    kind: 'official description',
    note: 'RFC 4180, with the separators, encodings and ways of writing days that HR systems and Excel use in six languages.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'team', label: 'Team' },
    { field: 'division', label: 'Division' },
    { field: 'location', label: 'Work location' },
    { field: 'country', label: 'Country' },
    { field: 'legalEntity', label: 'Legal entity' },
    { field: 'costCenter', label: 'Cost centre' },
    { field: 'employmentType', label: 'Employment type' },
    { field: 'employmentStatus', label: 'Status' },
  ],
  methods: [{ transport: 'file', id: 'file', name: 'CSV file', format: 'csv', credentials: {} }],
})
