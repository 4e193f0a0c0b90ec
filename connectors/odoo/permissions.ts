import type { Permission, Request } from '#connector-kit'

export const whereKeys = 'the user → Preferences (My Profile) → Account Security → New API Key'
export const whereRights = 'Settings → Users & Companies → Users → the user → Access Rights'

/** Odoo does not name the fields that a user may not see, so that they stay as they are. */
export function permissionsBy(readLeaving: Request): readonly Permission[] {
  return [
    {
      id: 'people',
      name: 'Internal user',
      fields: ['displayName', 'workEmail', 'department', 'location', 'legalEntity', 'managerExternalId'],
      lostWithout: 'Nobody can be read.',
      where: whereRights,
    },
    {
      id: 'officer',
      name: 'Employees: Officer (manage all employees)',
      fields: [
        'title',
        'employmentType',
        'employmentStatus',
        'startDate',
        'endDate',
        'leaverReason',
        'personalEmail',
        'phone',
        'birthDate',
        'gender',
        'nationality',
        'nationalId',
        'homeAddress',
      ],
      lostWithout: 'Leavers cannot be told from other archived people, and no private details can be read.',
      where: whereRights,
      check: readLeaving,
    },
  ]
}
