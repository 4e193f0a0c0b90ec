import type { Permission } from '#connector-kit'

/** Where keys are made and given their rights. */
export const whereKeys = 'the employee → API-tilgang (API access)'

/** A key has at most the rights of the user it belongs to; Tripletex leaves out what it may not see. */
export const permissions: readonly Permission[] = [
  {
    id: 'employees',
    name: 'See all employees',
    fields: ['employeeNumber', 'givenName', 'familyName', 'displayName', 'workEmail', 'department'],
    lostWithout: 'Nobody can be read.',
    where: whereKeys,
    check: { path: '/employee', query: { count: '1', fields: 'id' } },
  },
  {
    id: 'employments',
    name: 'See employments and their details',
    fields: ['startDate', 'endDate', 'originalHireDate', 'division', 'employmentType', 'leaverReason'],
    lostWithout: 'Joiners and leavers cannot be seen.',
    where: whereKeys,
    check: { path: '/employee/employment', query: { count: '1', fields: 'id' } },
  },
  {
    id: 'company',
    name: 'See the company',
    fields: ['legalEntity'],
    lostWithout: 'The legal entity stays as it is; you can still choose one for everybody.',
    where: whereKeys,
  },
  {
    id: 'personal',
    name: 'See personal details (only if you synchronise them)',
    fields: ['phone', 'birthDate', 'nationalId', 'homeAddress', 'bankAccount'],
    lostWithout: 'These fields stay as they are.',
    where: whereKeys,
  },
  {
    id: 'salary',
    name: 'See salaries (only if you synchronise them)',
    fields: ['salary'],
    lostWithout: 'Salaries stay as they are.',
    where: whereKeys,
  },
]
