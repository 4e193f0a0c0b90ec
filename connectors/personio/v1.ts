import {
  asMoney,
  asText,
  coded,
  type DiscoveredField,
  day,
  defineHttpMethod,
  fromPaths,
  id,
  isFilled,
  isObject,
  text,
} from '#connector-kit'
import { genders, statuses, terminationTypes, whereCredentials } from './codes.ts'
import { credentials } from './credentials.ts'
import { employmentType } from './employment-type.ts'
import { discoverV1, readCustomV1 } from './v1-custom-fields.ts'

const value = (key: string) => `attributes.${key}.value`
const named = (key: string) => text(`${value(key)}.attributes.name`)

/** Attribute keys to ask for: `attributes.hire_date.value` is asked as `hire_date`. */
const attributesOf = (paths: readonly string[]) => [
  ...new Set(paths.map((path) => path.split('.')[1] ?? path)),
]

/** Cost centers with the largest share first. */
function costCenters(list: unknown): string | null | undefined {
  if (!Array.isArray(list)) return null
  const centers = list.filter(isObject).map((one) => (isObject(one['attributes']) ? one['attributes'] : {}))
  const byShare = centers.toSorted((a, b) => Number(b['percentage'] ?? 0) - Number(a['percentage'] ?? 0))
  if (byShare.some(({ name }) => name === undefined)) return undefined
  const names = byShare.flatMap(({ name }) => (!isFilled(name) ? [] : [asText(name)]))
  return names.length > 0 ? names.join(', ') : null
}

export const v1 = defineHttpMethod({
  transport: 'http',
  id: 'v1',
  name: 'API v1',
  credentials,
  auth: {
    scheme: 'token-request',
    path: '/auth',
    send: 'json',
    fields: { client_id: 'clientId', client_secret: 'clientSecret' },
    tokenAt: 'data.token',
    rotatesBy: 'authorization',
  },
  baseUrl: () => 'https://api.personio.de/v1',
  fingerprint: ({ subdomain }) => subdomain.toLowerCase(),
  rateLimit: {
    requests: 300,
    perSeconds: 60,
    concurrency: 1,
    source: 'developer.personio.de: employees, 300 a minute',
  },
  permissions: [
    {
      id: 'employees',
      name: 'Employees: read',
      fields: 'everything',
      lostWithout: 'Nobody can be read.',
      where: whereCredentials,
      check: { path: '/company/employees', query: { limit: '1', offset: '0' } },
    },
    {
      id: 'names',
      name: 'Readable attributes: first name, last name, email',
      fields: ['givenName', 'familyName', 'preferredName', 'workEmail'],
      lostWithout: 'People cannot be named or matched by email.',
      where: whereCredentials,
    },
    {
      id: 'employment',
      name: 'Readable attributes: status, employment type, hire date, termination date, last day of work',
      fields: [
        'employmentStatus',
        'employmentType',
        'startDate',
        'endDate',
        'lastWorkingDay',
        'leaverReason',
      ],
      lostWithout: 'Joiners and leavers cannot be seen.',
      where: whereCredentials,
    },
    {
      id: 'organisation',
      name: 'Readable attributes: position, supervisor, department, team, office, subcompany, cost center',
      fields: ['title', 'managerExternalId', 'department', 'team', 'location', 'legalEntity', 'costCenter'],
      lostWithout: 'Legal entities, departments and managers stay as they are.',
      where: whereCredentials,
    },
    {
      id: 'sensitive',
      name: 'Readable attributes: gender, fix salary (only if you synchronise them)',
      fields: ['gender', 'salary'],
      lostWithout: 'Gender and salary stay as they are.',
      where: whereCredentials,
    },
  ],
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice: 'Make a new API credential in Personio and enter its client ID and client secret here.',
      where: whereCredentials,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Let the API credential read employees, and list every attribute to be read.',
      where: whereCredentials,
    },
  ],
  probe: { path: '/company/employees/attributes' },
  employees: {
    request: ({ paths, custom }) => ({
      path: '/company/employees',
      query: { 'attributes[]': [...attributesOf(paths), ...custom] },
    }),
    recordsAt: 'data',
    totalAt: 'metadata.total_elements',
    pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 100 },
  },
  fields: {
    externalId: id(value('id')),
    givenName: text(value('first_name')),
    familyName: text(value('last_name')),
    preferredName: text(value('preferred_name')),
    workEmail: text(value('email')),
    title: text(value('position')),
    department: named('department'),
    team: named('team'),
    location: named('office'),
    legalEntity: named('subcompany'),
    costCenter: fromPaths([value('cost_centers')], costCenters),
    managerExternalId: text(`${value('supervisor')}.attributes.id.value`),
    employmentType: fromPaths([value('employment_type'), value('weekly_working_hours')], employmentType),
    employmentStatus: coded(value('status'), statuses),
    startDate: day(value('hire_date')),
    endDate: day(value('termination_date')),
    lastWorkingDay: day(value('last_working_day')),
    leaverReason: coded(value('termination_type'), terminationTypes),
    gender: coded(value('gender'), genders),
    salary: fromPaths([value('fix_salary'), 'attributes.fix_salary.currency'], (amount, currency) =>
      amount === null ? null : asMoney(amount, currency),
    ),
  },
  customFields: {
    discover: { path: '/company/employees/attributes' },
    list: (answer): readonly DiscoveredField[] => discoverV1(answer),
    read: readCustomV1,
  },
})
