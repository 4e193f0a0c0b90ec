import {
  asText,
  at,
  coded,
  decode,
  defineHttpMethod,
  filledDay,
  fromPaths,
  id,
  isEmpty,
  isFilled,
  type Lookup,
  parseDay,
  text,
} from '#connector-kit'
import { genders, terminationTypes, whereCredentials } from './codes.ts'
import { credentials } from './credentials.ts'
import { employmentType } from './employment-type.ts'
import { discoverV2, readCustomV2 } from './v2-custom-fields.ts'
import {
  costCenterIds,
  earliestStart,
  employmentStatus,
  employments,
  namedByList,
  ofEmployment,
  oneId,
  unitIds,
} from './v2-employments.ts'

const dayOf = (path: string) => ofEmployment([path], (day) => (isEmpty(day) ? null : parseDay(asText(day))))
const textOf = (path: string) => ofEmployment([path], (value) => (isEmpty(value) ? null : asText(value)))

/** A list of names, read once; people carry ids only. */
function names(as: string, path: `/${string}`, query: Readonly<Record<string, string>> = {}): Lookup {
  const pagination = {
    style: 'next-link',
    nextAt: '_meta.links.next.href',
    sizeParam: 'limit',
    size: 50,
  } as const
  return {
    as,
    foreign: 'id',
    list: { request: () => ({ path, query }), recordsAt: '_data', pagination },
  }
}

export const v2 = defineHttpMethod({
  transport: 'http',
  id: 'v2',
  name: 'API v2',
  credentials,
  auth: {
    scheme: 'token-request',
    path: '/auth/token',
    send: 'form',
    fields: {
      grant_type: { fixed: 'client_credentials' },
      client_id: 'clientId',
      client_secret: 'clientSecret',
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
  },
  baseUrl: () => 'https://api.personio.de/v2',
  fingerprint: ({ subdomain }) => subdomain.toLowerCase(),
  rateLimit: {
    requests: 15,
    perSeconds: 1,
    concurrency: 4,
    source: 'not published; half of the limit of v1 by address',
  },
  permissions: [
    {
      id: 'persons',
      name: 'personio:persons:read',
      fields: 'everything',
      lostWithout: 'Nobody can be read.',
      where: whereCredentials,
      check: { path: '/persons', query: { limit: '1' } },
    },
    {
      id: 'employments',
      name: 'Readable attributes of the employment: position, dates, supervisor, department, legal entity',
      fields: [
        'title',
        'startDate',
        'endDate',
        'managerExternalId',
        'department',
        'team',
        'legalEntity',
        'costCenter',
        'location',
      ],
      lostWithout: 'Joiners, leavers, legal entities and departments cannot be seen.',
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
      advice: 'Let the API credential read persons and employments, and list every attribute to be read.',
      where: whereCredentials,
    },
  ],
  probe: { path: '/persons', query: { limit: '1' } },
  employees: {
    request: () => ({ path: '/persons' }),
    recordsAt: '_data',
    pagination: { style: 'next-link', nextAt: '_meta.links.next.href', sizeParam: 'limit', size: 50 },
    lookups: [
      names('departments', '/org-units', { type: 'department' }),
      names('teams', '/org-units', { type: 'team' }),
      names('workplaces', '/workplaces'),
      names('legalEntities', '/legal-entities'),
      names('costCenters', '/cost-centers'),
    ],
    details: [
      {
        as: employments,
        request: (person) => ({
          path: `/persons/${encodeURIComponent(asText(at(person, 'id')))}/employments`,
          query: { limit: '50' },
        }),
        recordsAt: '_data',
      },
    ],
  },
  fields: {
    externalId: id('id'),
    givenName: text('first_name'),
    familyName: text('last_name'),
    preferredName: text('preferred_name'),
    workEmail: text('email'),
    gender: coded('gender', genders),
    title: textOf('position.title'),
    department: namedByList('departments', unitIds('department')),
    team: namedByList('teams', unitIds('team')),
    location: namedByList('workplaces', oneId('office.id')),
    legalEntity: namedByList('legalEntities', oneId('legal_entity.id')),
    costCenter: namedByList('costCenters', costCenterIds),
    managerExternalId: textOf('supervisor.id'),
    employmentType: ofEmployment(
      ['type', 'weekly_working_hours', 'full_time_weekly_working_hours'],
      employmentType,
    ),
    employmentStatus,
    originalHireDate: fromPaths([employments], (all) => {
      const start = earliestStart(all)
      return filledDay(start)
    }),
    startDate: dayOf('employment_start_date'),
    endDate: ofEmployment(['employment_end_date', 'termination.termination_date'], (end, terminated) => {
      const day = !isFilled(end) ? terminated : end
      return !isFilled(day) ? null : parseDay(asText(day))
    }),
    lastWorkingDay: dayOf('termination.last_working_day'),
    leaverReason: ofEmployment(['termination.type'], (type) =>
      isEmpty(type) ? null : decode(type, terminationTypes),
    ),
  },
  customFields: {
    discover: { path: '/persons', query: { limit: '50' } },
    list: discoverV2,
    read: readCustomV2,
  },
})
