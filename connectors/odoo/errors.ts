import type { ErrorRule } from '#connector-kit'
import { whereKeys, whereRights } from './permissions.ts'

const refused = {
  kind: 'credentials',
  advice: 'Check the database and the login, or make a new API key in Odoo and enter it here.',
  where: whereKeys,
} as const
const notAllowed = {
  kind: 'permission',
  advice: 'Give the user behind the key the right “Officer” for Employees, and all companies to be read.',
  where: whereRights,
} as const
const noDatabase = {
  kind: 'address',
  advice: 'Check the address and the name of the database; capital letters count.',
} as const
const noEmployees = {
  kind: 'contract',
  advice: 'Install the app Employees in Odoo, or check that this is the right database; then try again.',
} as const

/** Errors come as a success. Only the name and the message are looked at; the traceback beside them is never passed on. */
export const rpcErrors: readonly ErrorRule[] = [
  { status: 200, at: 'error.data.name', has: 'odoo.exceptions.AccessDenied', ...refused },
  { status: 200, at: 'error.data.name', has: 'odoo.exceptions.AccessError', ...notAllowed },
  { status: 200, at: 'error.data.message', has: 'database "', ...noDatabase },
  { status: 200, at: 'error.data.message', has: 'hr.employee', ...noEmployees },
  {
    status: 200,
    at: 'error.data.name',
    has: 'psycopg2',
    kind: 'unavailable',
    advice: 'Odoo has trouble with its database. It is tried again at the next fetch.',
  },
  {
    status: 200,
    at: 'error',
    kind: 'contract',
    advice:
      'Look at the log of Odoo at the time of this fetch; if it says nothing, tell the maker of the connector.',
  },
  { status: 404, ...noDatabase },
]

export const json2Errors: readonly ErrorRule[] = [
  { status: 401, ...refused },
  { status: 403, ...notAllowed },
  { status: 404, at: 'message', has: 'hr.employee', ...noEmployees },
  {
    status: 404,
    kind: 'address',
    advice: 'Check the address and the database. Before Odoo 19 there is no JSON-2: choose JSON-RPC instead.',
  },
]
