import type { Permission } from '#connector-kit'

/** Where a service user is given its rights. */
export const whereGroups = 'System settings → Account → Permission groups'

/** HiBob leaves out what a service user may not see, category by category, without a word. */
export const permissions: readonly Permission[] = [
  {
    id: 'basic',
    name: "People's data → Basic info: view",
    fields: ['givenName', 'middleName', 'familyName', 'displayName', 'workEmail'],
    lostWithout: 'People cannot be named or matched by email.',
    where: whereGroups,
  },
  {
    id: 'work',
    name: "People's data → Work: view",
    fields: ['employeeNumber', 'title', 'department', 'location', 'managerExternalId', 'startDate'],
    lostWithout: 'Employee numbers, departments, sites and managers cannot be seen.',
    where: whereGroups,
  },
  {
    id: 'lifecycle',
    name: "People's data → Lifecycle and Employment: view",
    fields: ['employmentStatus', 'endDate', 'lastWorkingDay', 'leaverReason', 'employmentType'],
    lostWithout: 'Leavers cannot be seen.',
    where: whereGroups,
  },
  {
    id: 'personal',
    name: "People's data → Personal, Home and Address: view (only if you synchronise them)",
    fields: ['birthDate', 'gender', 'nationality', 'personalEmail', 'phone', 'homeAddress'],
    lostWithout: 'These fields stay as they are.',
    where: whereGroups,
  },
  {
    id: 'salary',
    name: "People's data → Payroll: view (only if you synchronise it)",
    fields: ['salary'],
    lostWithout: 'Salaries stay as they are.',
    where: whereGroups,
  },
]
