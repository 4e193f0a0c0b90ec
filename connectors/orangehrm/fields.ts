import {
  asAddress,
  asText,
  coded,
  day,
  decode,
  fromPaths,
  id,
  isEmpty,
  isObject,
  ReadProblem,
  text,
} from '#connector-kit'
import type { Employee } from '#model/employee.ts'

/** The names that OrangeHRM brings along; a company's own ones are findings. */
const contracts = {
  'Full-Time Permanent': 'employee-full-time',
  'Full-Time Probation': 'employee-full-time',
  'Full-Time Contract': 'temporary',
  'Part-Time Contract': 'employee-part-time',
  'Part-Time Internship': 'intern',
  Freelance: 'contractor',
} as const

const reasons = {
  Other: 'other',
  Retired: 'retirement',
  'Contract Not Renewed': 'end-of-contract',
  'Resigned - Company Requested': 'dismissal',
  'Resigned - Self Proposed': 'resignation',
  Resigned: 'resignation',
  Deceased: 'death',
  'Physically Disabled/Compensated': 'other',
  'Laid-off': 'dismissal',
  Dismissed: 'dismissal',
} as const

/** One supervisor is the manager; of several OrangeHRM does not say which. */
const manager = fromPaths(['supervisors'], (supervisors): string | null | undefined => {
  if (!Array.isArray(supervisors)) return isEmpty(supervisors) ? null : undefined
  const [only, ...others] = supervisors
  if (others.length > 0)
    throw new ReadProblem(
      'bad-value',
      `There are ${supervisors.length} supervisors; which one is the manager is not told.`,
    )
  if (only === undefined) return null
  return isObject(only) && only['empNumber'] !== undefined ? asText(only['empNumber']) : undefined
})

const leaverReason = fromPaths(
  ['terminationId', 'termination.terminationReason.name'],
  (termination, reason): Employee['leaverReason'] => {
    if (termination !== undefined && isEmpty(termination)) return null
    if (reason === undefined) return undefined
    return isEmpty(reason) ? null : decode(reason, reasons)
  },
)

/** What is read of an employee: the list, and the pages about contact, job and person, one call each. */
export const fields = {
  externalId: id('empNumber'),
  employeeNumber: text('employeeId'),
  givenName: text('firstName'),
  middleName: text('middleName'),
  familyName: text('lastName'),
  workEmail: text('contact.workEmail'),
  title: text('jobTitle.title'),
  department: text('subunit.name'),
  location: text('job.location.name'),
  managerExternalId: manager,
  employmentType: coded('empStatus.name', contracts),
  startDate: day('job.joinedDate'),
  endDate: day('job.employeeTerminationRecord.date'),
  leaverReason,
  personalEmail: text('contact.otherEmail'),
  phone: text('contact.mobile'),
  birthDate: day('personal.birthday'),
  gender: coded('personal.gender', { 1: 'male', 2: 'female' }),
  nationality: text('personal.nationality.name'),
  homeAddress: fromPaths(
    ['street1', 'street2', 'zipCode', 'city', 'countryCode'].map((part) => `contact.${part}`),
    (street1, street2, postalCode, city, country) =>
      asAddress({ lines: [street1, street2], postalCode, city, country }),
  ),
}
