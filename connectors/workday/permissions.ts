import type { Permission } from '#connector-kit'

/** Where Workday customers give rights. */
export const whereRights =
  'Maintain Permissions for Security Group, then Activate Pending Security Policy Changes'
export const whereUser = 'Create Integration System User'

/** Domains of Workday's security, each with Get access. What a domain does not permit is left out without a message. */
export const permissions: readonly Permission[] = [
  {
    id: 'workers',
    name: 'Worker Data: Public Worker Reports (Get Only)',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where: whereRights,
  },
  {
    id: 'staffing',
    name: 'Worker Data: Current Staffing Information (Get Only)',
    fields: [
      'title',
      'location',
      'country',
      'managerExternalId',
      'employmentType',
      'employmentStatus',
      'originalHireDate',
      'startDate',
      'rehireDate',
      'lastWorkingDay',
      'endDate',
      'leaverReason',
    ],
    lostWithout: 'Joiners, leavers, titles, locations and managers cannot be seen.',
    where: whereRights,
  },
  {
    id: 'organizations',
    name: 'Worker Data: Organization Information (Get Only)',
    fields: ['department', 'costCenter', 'legalEntity'],
    lostWithout: 'Legal entities, departments and cost centres stay as they are.',
    where: whereRights,
  },
  {
    id: 'work-contact',
    name: 'Person Data: Work Contact Information (Get Only)',
    fields: ['workEmail'],
    lostWithout: 'Work e-mail addresses stay as they are.',
    where: whereRights,
  },
  {
    id: 'personal',
    name: 'Person Data: Personal Information (Get Only; only if you synchronise it)',
    fields: ['birthDate', 'gender', 'nationality'],
    lostWithout: 'Birth dates, genders and nationalities stay as they are.',
    where: whereRights,
  },
  {
    id: 'home-contact',
    name: 'Person Data: Home Contact Information (Get Only; only if you synchronise it)',
    fields: ['personalEmail', 'phone', 'homeAddress'],
    lostWithout: 'Private e-mail addresses, telephone numbers and home addresses stay as they are.',
    where: whereRights,
  },
  {
    id: 'national-ids',
    name: 'The domain of Person Data for national ids (only if you synchronise them)',
    fields: ['nationalId'],
    lostWithout: 'National ids stay as they are.',
    where: whereRights,
  },
  {
    id: 'compensation',
    name: 'The domain of Worker Data for compensation (only if you synchronise salaries)',
    fields: ['salary'],
    lostWithout: 'Salaries stay as they are.',
    where: whereRights,
  },
]
