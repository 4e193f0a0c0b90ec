import { defineConnector } from '#connector-kit/definition.ts'

export const xlsx = defineConnector({
  id: 'xlsx',
  name: 'Excel workbook',
  otherNames: ['XLSX', 'Microsoft Excel', 'file upload', 'spreadsheet', 'LibreOffice Calc', 'Google Sheets'],
  region: 'Global',
  category: 'file',
  evidence: {
    kind: 'official description',
    note: 'ECMA-376 workbooks as Excel, LibreOffice and Google Sheets save them, with headings in six languages.',
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
  methods: [{ transport: 'file', id: 'file', name: 'Excel workbook', format: 'xlsx', credentials: {} }],
})
