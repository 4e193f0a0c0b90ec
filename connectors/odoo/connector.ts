import { defineConnector } from '#connector-kit'
import { json2 } from './json-2.ts'
import { jsonRpc } from './json-rpc.ts'

/** JSON-RPC comes first: 17, 18 and 19 all speak it. From Odoo 22 on there is JSON-2 only. */
export const odoo = defineConnector({
  id: 'odoo',
  name: 'Odoo',
  otherNames: ['Odoo Employees', 'Odoo HR', 'Odoo.sh', 'OpenERP'],
  region: 'Global',
  category: 'hr system',
  evidence: {
    kind: 'third-party documentation',
    note: 'Calls, errors and empty values as seen on running servers of 17.0, 18.0 and 19.0 by others; field names from Odoo’s public source. Names of menus and of departure reasons not walked by us. Odoo has one name for a person and no employee number of its own.',
  },
  employeeNumber: 'custom field',
  dimensions: [
    { field: 'legalEntity', label: 'Company' },
    { field: 'department', label: 'Department' },
    { field: 'location', label: 'Work location' },
    { field: 'employmentType', label: 'Employee type' },
    { field: 'employmentStatus', label: 'Status' },
    { field: 'custom:active', label: 'Active (not archived)' },
  ],
  methods: [jsonRpc, json2],
})
