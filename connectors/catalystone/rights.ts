import type { ErrorRule, Permission } from '#connector-kit'

const whereClients = 'the API client that your CatalystOne administrator or consultant made'

export const permissions: readonly Permission[] = [
  {
    id: 'employees',
    name: 'Read employees, active and inactive',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where: whereClients,
  },
  {
    id: 'employment-dates',
    name: 'Read Date of hiring and Date of termination',
    fields: ['startDate', 'endDate'],
    lostWithout: 'Joiners and leavers cannot be seen.',
    where: whereClients,
  },
]

export const errors: readonly ErrorRule[] = [
  {
    status: 401,
    kind: 'credentials',
    advice:
      'Check domain, client ID and client secret; if they are right, ask for a new secret and enter it here.',
    where: whereClients,
  },
  {
    status: 403,
    kind: 'permission',
    advice: 'Let the API client read employees, inactive ones too.',
    where: whereClients,
  },
  {
    status: 200,
    at: 'message',
    has: 'access token',
    kind: 'credentials',
    advice: 'CatalystOne did not take the token. Fetch again; if it lasts, ask for a new client secret.',
    where: whereClients,
  },
]
