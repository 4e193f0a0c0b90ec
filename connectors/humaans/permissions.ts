import type { Permission } from '#connector-kit'

export const whereTokens = 'Humaans, settings of the API access tokens'

export const permissions: readonly Permission[] = [
  {
    id: 'public',
    name: 'public:read',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where: whereTokens,
  },
  {
    id: 'job-roles',
    name: 'Job roles of everybody',
    fields: ['title', 'department', 'managerExternalId'],
    lostWithout: 'Titles, departments and managers stay as they are.',
    where: whereTokens,
    check: { path: '/job-roles', query: { $limit: '1' } },
  },
  {
    id: 'private',
    name: 'private:read',
    fields: [
      'endDate',
      'lastWorkingDay',
      'personalEmail',
      'birthDate',
      'nationality',
      'taxId',
      'homeAddress',
    ],
    lostWithout: 'Leavings and private data, if you synchronise them, stay as they are.',
    where: whereTokens,
  },
]
