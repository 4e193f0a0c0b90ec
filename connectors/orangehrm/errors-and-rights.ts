import type { ErrorRule, Permission } from '#connector-kit'

export const whereClients = 'Admin → Configuration → Register OAuth Client'
const whereRoles = 'Admin → User Management → Users → User Role'

export const errors: readonly ErrorRule[] = [
  {
    status: 401,
    kind: 'credentials',
    advice: 'Check the client ID and the client secret in OrangeHRM, and sign in again.',
    where: whereClients,
  },
  {
    status: 403,
    kind: 'permission',
    advice: 'Sign in to OrangeHRM again as somebody with the role Admin.',
    where: whereRoles,
  },
  {
    status: 404,
    kind: 'address',
    advice: 'Check the address: OrangeHRM 5 or later must answer there, with its folder if it has one.',
  },
]

/** A token may do what the person who signed in may do. */
export const permissions: readonly Permission[] = [
  {
    id: 'people',
    name: 'Role Admin of the person who signs in',
    fields: [
      'employeeNumber',
      'givenName',
      'middleName',
      'familyName',
      'title',
      'department',
      'managerExternalId',
      'employmentType',
    ],
    lostWithout: 'Nobody can be read, or with the role of a supervisor only that person’s own team.',
    where: whereRoles,
    check: { path: '/api/v2/pim/employees', query: { limit: '1', model: 'detailed' } },
  },
  {
    id: 'job',
    name: 'PIM: job details',
    fields: ['location', 'startDate', 'endDate', 'leaverReason'],
    lostWithout: 'Joiners and leavers cannot be seen.',
    where: whereRoles,
  },
  {
    id: 'contact',
    name: 'PIM: contact details',
    fields: ['workEmail', 'personalEmail', 'phone', 'homeAddress'],
    lostWithout: 'E-mail addresses stay as they are, so that people can be matched by their number only.',
    where: whereRoles,
  },
  {
    id: 'personal',
    name: 'PIM: personal details',
    fields: ['birthDate', 'gender', 'nationality'],
    lostWithout: 'Birth date, gender and nationality stay as they are.',
    where: whereRoles,
  },
]
