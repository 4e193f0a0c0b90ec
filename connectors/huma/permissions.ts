import type { Permission } from '#connector-kit'

/** Where keys are made. */
export const whereKeys = 'System settings → Open API'
const whereRoles = 'the roles of the API key, under System settings'

/** Keys have the role Manager over everyone, as Huma says of its pilot; what the role may not see is left out. */
export const permissions: readonly Permission[] = [
  {
    id: 'people',
    name: 'See everyone: name, email, job title, team, location, company',
    fields: [
      'givenName',
      'familyName',
      'preferredName',
      'workEmail',
      'title',
      'team',
      'location',
      'country',
      'legalEntity',
    ],
    lostWithout: 'Nobody can be read.',
    where: whereRoles,
    check: { path: '/users', query: { limit: '1', isActive: 'true' } },
  },
  {
    id: 'employment',
    name: 'See employment: employment id, supervisor, first contract',
    fields: ['employeeNumber', 'managerExternalId', 'originalHireDate', 'lastWorkingDay'],
    lostWithout: 'Employee numbers and managers stay as they are.',
    where: whereRoles,
  },
  {
    id: 'positions',
    name: 'See positions',
    fields: ['startDate', 'endDate', 'employmentType', 'employmentStatus'],
    lostWithout: 'Joiners and leavers cannot be seen.',
    where: whereRoles,
  },
  {
    id: 'personal',
    name: 'See personal information (only if you synchronise it)',
    fields: ['personalEmail', 'phone', 'birthDate', 'gender', 'nationality', 'nationalId', 'homeAddress'],
    lostWithout: 'These fields stay as they are.',
    where: whereRoles,
  },
  {
    id: 'payroll',
    name: 'See salary and bank account (only if you synchronise them)',
    fields: ['salary', 'bankAccount'],
    lostWithout: 'Salaries and bank accounts stay as they are.',
    where: whereRoles,
  },
]
