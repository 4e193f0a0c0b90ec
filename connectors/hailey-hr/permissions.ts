import type { Permission } from '#connector-kit'

/** Where the token is made; the rights are those of the account it belongs to. */
export const whereTokens = 'your profile picture (bottom left) → Access tokens'
const whereRights = 'the rights of the account that made the token'

/** The rights of the token's account decide which fields are filled. */
export const permissions: readonly Permission[] = [
  {
    id: 'people',
    name: 'See all employees: name, company email, employment number',
    fields: ['givenName', 'familyName', 'workEmail', 'employeeNumber'],
    lostWithout: 'People cannot be named or matched.',
    where: whereRights,
  },
  {
    id: 'company',
    name: 'See company data: titles, departments, teams, locations, legal entities, cost centers',
    fields: ['title', 'department', 'team', 'division', 'costCenter', 'location', 'country', 'legalEntity'],
    lostWithout: 'People carry ids only, and titles, departments and legal entities stay as they are.',
    where: whereRights,
    check: { path: '/Company' },
  },
  {
    id: 'employment',
    name: 'See employments: dates, status, type, manager',
    fields: [
      'managerExternalId',
      'employmentType',
      'employmentStatus',
      'startDate',
      'lastWorkingDay',
      'endDate',
    ],
    lostWithout: 'Joiners and leavers cannot be seen.',
    where: whereRights,
  },
  {
    id: 'personal',
    name: 'See personal data: birth date, gender, identity number, private contact, address, bank (only if you synchronise them)',
    fields: ['personalEmail', 'phone', 'birthDate', 'gender', 'nationalId', 'homeAddress', 'bankAccount'],
    lostWithout: 'These fields stay as they are.',
    where: whereRights,
  },
  {
    id: 'salaries',
    name: 'See salaries (only if you synchronise them)',
    fields: ['salary'],
    lostWithout: 'Salaries stay as they are.',
    where: whereRights,
  },
]
