import type { ErrorRule, Permission } from '#connector-kit'

const whereRoles = 'Admin Center → Manage Permission Roles → the role of the technical user'
const whereClients = 'Admin Center → API Center → OAuth Configuration for OData'
const one = { $top: '1', $format: 'json' }

export const permissions: readonly Permission[] = [
  {
    id: 'people',
    name: 'Employee Central API → Employee Central HRIS OData API (read-only)',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where: whereRoles,
    check: { path: '/PerPerson', query: { ...one, $select: 'personIdExternal' } },
  },
  {
    id: 'jobs',
    name: 'View Job Information, of active and inactive employees',
    fields: ['title', 'employmentStatus', 'employmentType', 'country', 'managerExternalId'],
    lostWithout: 'Status, title and manager stay as they are; leavers are seen by their last day only.',
    where: whereRoles,
    check: { path: '/EmpJob', query: { ...one, $select: 'userId' } },
  },
  {
    id: 'picklists',
    name: 'Manage System Properties → Picklist Management and Picklists Mappings Set Up',
    fields: ['employmentStatus', 'employmentType', 'workEmail'],
    lostWithout: 'Status, kind of employment and which e-mail address is the business one cannot be told.',
    where: whereRoles,
    check: {
      path: '/EmpJob',
      query: { ...one, $select: 'userId,emplStatusNav/externalCode', $expand: 'emplStatusNav' },
    },
  },
  {
    id: 'company',
    name: 'Employee Central API → Employee Central Foundation OData API (read-only)',
    fields: ['legalEntity', 'department', 'division', 'costCenter', 'location'],
    lostWithout:
      'Legal entity, department, division, cost centre and location have no names and stay as they are.',
    where: whereRoles,
    check: { path: '/FOCompany', query: { ...one, $select: 'externalCode' } },
  },
  {
    id: 'personal',
    name: 'View personal information, e-mail, phone and addresses (the last two only if you synchronise them)',
    fields: [
      'givenName',
      'familyName',
      'personalEmail',
      'phone',
      'birthDate',
      'gender',
      'nationality',
      'homeAddress',
    ],
    lostWithout: 'Names and these fields stay as they are.',
    where: whereRoles,
  },
]

/** The first rule about credentials is also what a refused sign-in says. Codes: SAP note 2524436. */
export function errorsOf(signIn: string): readonly ErrorRule[] {
  return [
    { status: 401, kind: 'credentials', advice: signIn, where: whereClients },
    {
      status: 403,
      has: 'LGN0010',
      kind: 'credentials',
      advice: 'Your company has switched off Basic authentication: sign in with an OAuth client instead.',
      where: whereClients,
    },
    {
      status: 403,
      has: 'LGN0008',
      kind: 'address',
      advice: 'Check the spelling of the company ID, capital and small letters included, and the API server.',
    },
    { status: 403, has: 'LGN0003', kind: 'credentials', advice: signIn, where: whereClients },
    { status: 403, has: 'LGN0005', kind: 'credentials', advice: signIn, where: whereClients },
    { status: 403, has: 'LGN0007', kind: 'credentials', advice: signIn, where: whereClients },
    {
      status: 403,
      has: 'LGN0006',
      kind: 'unavailable',
      advice: 'The sign-in ended while reading. Nothing to do: the next fetch signs in again.',
    },
    {
      status: 403,
      kind: 'permission',
      advice:
        'Give the role of the technical user the permissions listed here, for everybody and inactive people too.',
      where: whereRoles,
    },
    {
      status: 400,
      has: 'COE_',
      kind: 'contract',
      advice:
        'SAP refused a field by name: your company may not use it in Employee Central. Leave out fields that you do not use, such as division or cost centre, and fetch again.',
    },
  ]
}
