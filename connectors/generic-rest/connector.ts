import { defineConnector, defineDescribedMethod } from '#connector-kit'
import { exampleDescription } from './example-description.ts'

const described = defineDescribedMethod({
  id: 'described',
  name: 'Describe it yourself',
  credentials: {
    description: {
      kind: 'text',
      label: 'Description',
      guide: '#what-you-need-to-know-first',
      multiline: true,
      optional: true,
      example: JSON.stringify(exampleDescription),
    },
    apiKey: {
      kind: 'secret',
      label: 'API key or token',
      guide: '#sign-in',
      optional: true,
      example: 'k-0123456789abcdef',
    },
    password: { kind: 'secret', label: 'Password', guide: '#sign-in', optional: true },
    clientSecret: { kind: 'secret', label: 'Client secret', guide: '#sign-in', optional: true },
  },
})

export const genericRest = defineConnector({
  id: 'generic-rest',
  name: 'Another HR system (REST)',
  otherNames: ['REST', 'JSON', 'API', 'custom', 'own HR system', 'generic', 'HTTP', 'no connector'],
  region: 'Global',
  category: 'hr system',
  evidence: {
    kind: 'third-party documentation',
    note: 'You describe your HR system from its own documentation and see at once what its answers say. Nobody has checked that description for you.',
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
  methods: [described],
})
