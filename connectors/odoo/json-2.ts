import { defineHttpMethod, type JsonObject } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { json2Errors } from './errors.ts'
import { fields } from './fields.ts'
import { permissionsBy } from './permissions.ts'
import {
  fieldsOfPeople,
  howManyPeople,
  leavingOfOne,
  listOfPeople,
  namesOfFields,
  pages,
} from './selection.ts'
import { address, database, databaseAt, rateLimit, serverAt } from './server.ts'

const people = (method: string, body: JsonObject) =>
  ({ method: 'POST', path: `/json/2/hr.employee/${method}`, body }) as const

/** JSON-2, from 19 on: a key alone, named arguments, statuses that mean what they say. */
export const json2 = defineHttpMethod({
  transport: 'http',
  id: 'json-2',
  name: 'Odoo 19 or later (JSON-2)',
  credentials: {
    address,
    database,
    apiKey: {
      kind: 'secret',
      label: 'API key',
      guide: '#make-an-api-key',
      example: '0123456789abcdef0123456789abcdef01234567',
    },
  },
  auth: { scheme: 'header', header: 'authorization', prefix: 'bearer ', value: 'apiKey' },
  headers: (credentials) => ({ 'x-odoo-database': credentials.database }),
  baseUrl: (credentials) => serverAt(credentials.address),
  fingerprint: (credentials) => databaseAt(credentials.address, credentials.database),
  rateLimit,
  permissions: permissionsBy(people('search_read', leavingOfOne)),
  errors: json2Errors,
  probe: people('search_count', howManyPeople),
  employees: {
    request: (asked) => people('search_read', listOfPeople(asked)),
    recordsAt: '',
    pagination: pages,
    offers: { request: people('fields_get', fieldsOfPeople), names: namesOfFields },
  },
  fields,
  customFields: { discover: people('fields_get', fieldsOfPeople), list: discoverFields, read: readField },
})
