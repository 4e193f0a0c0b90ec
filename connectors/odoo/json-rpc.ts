import { asText, at, defineHttpMethod, isObject, type JsonObject } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { rpcErrors } from './errors.ts'
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

const path = '/jsonrpc'
const call = (service: 'common' | 'object', method: string, args: readonly unknown[]) => ({
  jsonrpc: '2.0',
  method: 'call',
  id: 1,
  params: { service, method, args },
})
/** A call of hr.employee as it is declared here; the sender puts database, user and key around it. */
const people = (method: string, named: JsonObject) =>
  ({ method: 'POST', path, body: { method, ...named } }) as const

/** JSON-RPC of 17, 18 and 19: everything at one address, errors as a success, user and key in every body. */
export const jsonRpc = defineHttpMethod({
  transport: 'http',
  id: 'json-rpc',
  name: 'Odoo 17, 18 or 19 (JSON-RPC)',
  credentials: {
    address,
    database,
    login: {
      kind: 'text',
      label: 'Login of the user',
      guide: '#make-a-user',
      example: 'rollcall@nordlys.example',
    },
    apiKey: {
      kind: 'secret',
      label: 'API key (or password)',
      guide: '#make-an-api-key',
      example: '0123456789abcdef0123456789abcdef01234567',
    },
  },
  auth: {
    scheme: 'token-request',
    path,
    send: 'json',
    fields: {
      jsonrpc: { fixed: '2.0' },
      method: { fixed: 'call' },
      params: {
        made: ({ database, login, apiKey }) =>
          call('common', 'authenticate', [database, login, apiKey, {}]).params,
      },
    },
    // The number of the user; `false` where Odoo does not know the login or the key.
    tokenAt: 'result',
    show: {
      inBody: (body, user, { database, apiKey }) => {
        const { method, ...named } = isObject(body) ? body : {}
        return call('object', 'execute_kw', [
          database,
          Number(user),
          apiKey,
          'hr.employee',
          asText(method),
          [],
          named,
        ])
      },
    },
  },
  baseUrl: (credentials) => serverAt(credentials.address),
  fingerprint: (credentials) => databaseAt(credentials.address, credentials.database),
  rateLimit,
  permissions: permissionsBy(people('search_read', leavingOfOne)),
  errors: rpcErrors,
  probe: people('search_count', howManyPeople),
  employees: {
    request: (asked) => people('search_read', listOfPeople(asked)),
    recordsAt: 'result',
    pagination: pages,
    offers: {
      request: people('fields_get', fieldsOfPeople),
      names: (answer) => namesOfFields(at(answer, 'result')),
    },
  },
  fields,
  customFields: {
    discover: people('fields_get', fieldsOfPeople),
    list: (answer) => discoverFields(at(answer, 'result')),
    read: readField,
  },
})
