import type { Permission } from '#connector-kit'

export const whereTokens = 'three dots at the top left → API access tokens'

/** A token sees what its scopes allow, and no more than the role of whoever made it. */
export const permissions: readonly Permission[] = [
  {
    id: 'public',
    name: 'View public data, public:read',
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
    name: 'View public and private data, private:read',
    fields: [
      'endDate',
      'lastWorkingDay',
      'personalEmail',
      'phone',
      'birthDate',
      'nationality',
      'taxId',
      'homeAddress',
    ],
    lostWithout: 'Leavings and private data, if you synchronise them, stay as they are.',
    where: whereTokens,
  },
]
