import type { ErrorRule } from '#connector-kit'
import { whereRights, whereUser } from './permissions.ts'

const wrongCredentials = {
  kind: 'credentials',
  advice:
    'Check the user, its password and the tenant; the password must not have expired, and the authentication policy must let the user in with a user name and password.',
  where: whereUser,
} as const
const notAuthorized = {
  kind: 'permission',
  advice:
    'Give the security group of the integration system user the domains listed here, and activate the pending changes.',
  where: whereRights,
} as const

/** Workday tells almost every fault with status 500; its words tell them apart. */
export const faults: readonly ErrorRule[] = [
  { status: 500, has: 'authenticationError', ...wrongCredentials },
  { status: 500, has: 'invalid username or password', ...wrongCredentials },
  { status: 401, ...wrongCredentials },
  { status: 500, has: 'not authorized', ...notAuthorized },
  { status: 403, ...notAuthorized },
  // How Workday words too many calls at once is told to customers only; these are the usual words of others.
  ...['concurrent', 'Concurrent', 'throttl', 'Too many', 'too many'].map((has) => ({
    status: 500,
    has,
    kind: 'rate-limited' as const,
    advice:
      'Nothing to do: it is tried again. If it lasts, run other integrations with this user at other hours.',
  })),
  {
    status: 404,
    kind: 'address',
    advice: 'Check the host and the tenant: both stand in the address that Workday shows with View URLs.',
    where: 'the report → Web Service → View URLs',
  },
]

/** A request that Workday does not take is nothing that waiting mends. */
export const validation: ErrorRule = {
  status: 500,
  has: 'validationError',
  kind: 'contract',
  advice: 'Tell the maker of the connector; Workday may have changed its web services.',
}
