import type { Permission } from '#connector-kit'

/** Where access levels are given. */
export const whereLevels = 'Settings → Access Levels'

/** The key sees what its user sees, so the rights are those of the user's access level. */
export const permissions: readonly Permission[] = [
  {
    id: 'people',
    name: 'View every employee: name, work email, employee number',
    fields: ['givenName', 'familyName', 'workEmail', 'employeeNumber'],
    lostWithout: 'People cannot be named or matched.',
    where: whereLevels,
  },
  {
    id: 'job',
    name: 'View Job: hire date, job information, employment status',
    fields: [
      'startDate',
      'endDate',
      'employmentStatus',
      'employmentType',
      'title',
      'department',
      'division',
      'location',
      'managerExternalId',
    ],
    lostWithout: 'Joiners, leavers, departments and managers cannot be seen.',
    where: whereLevels,
  },
  {
    id: 'personal',
    name: 'View Personal: birth date, gender, SSN, address, home email, mobile phone (only if you synchronise them)',
    fields: ['birthDate', 'gender', 'nationality', 'nationalId', 'homeAddress', 'personalEmail', 'phone'],
    lostWithout: 'These fields stay as they are.',
    where: whereLevels,
  },
  {
    id: 'pay',
    name: 'View Compensation: pay rate (only if you synchronise it)',
    fields: ['salary'],
    lostWithout: 'Salaries stay as they are.',
    where: whereLevels,
  },
]
