import {
  asText,
  at,
  decode,
  filledText,
  id,
  isEmpty,
  isFilled,
  isObject,
  type JsonObject,
  quoted,
  type Reader,
  ReadProblem,
  text,
} from '#connector-kit'
import type { LocalDate } from '#model/employee.ts'
import { homeAddress, personalEmail, phone, workEmail } from './contacts.ts'
import { dayOf } from './days.ts'
import { ofEmployment, ofJob, ofPersonal } from './employment.ts'
import { rowOn, rowsOf } from './rows.ts'
import type { listNames } from './selection.ts'
import { employmentStatus, employmentType } from './status-and-type.ts'

/** The name, of today, of what the job refers to by a code. */
function named(list: keyof typeof listNames, key: string): Reader<string | null> {
  const reader = ofJob([key], (job, record) => {
    const code = job[key]
    if (!isFilled(code)) return code === undefined ? undefined : null
    const all = record[list]
    if (!isObject(all)) return undefined
    const rows = rowsOf(all[asText(code)]) ?? []
    if (rows.length === 0)
      throw new ReadProblem('unknown-code', `${quoted(code)} is not in the list ${list} of the company.`)
    return filledText(rowOn(rows, String(record['today']))?.['name'])
  })
  return { ...reader, paths: [...reader.paths, list] }
}

const managerExternalId = ofJob(
  ['managerId', 'managerEmploymentNav.personNav.perPersonUuid'],
  (job): string | null | undefined => {
    const { managerId } = job
    if (managerId === undefined) return undefined
    if (isEmpty(managerId) || managerId === 'NO_MANAGER') return null
    const person = at(job, 'managerEmploymentNav.personNav.perPersonUuid')
    // A manager whom the user may not see is not nobody.
    return !isFilled(person) ? undefined : asText(person)
  },
)

const dayIn = (key: string): Reader<LocalDate | null> =>
  ofEmployment([key], ({ employment }) =>
    employment[key] === undefined ? undefined : dayOf(employment[key]),
  )

/** What is read of a person, by the names of SAP's entities. */
export const fields = {
  externalId: id('perPersonUuid'),
  employeeNumber: text('personIdExternal'),
  givenName: ofPersonal('firstName', asText),
  middleName: ofPersonal('middleName', asText),
  familyName: ofPersonal('lastName', asText),
  preferredName: ofPersonal('preferredName', asText),
  workEmail,
  title: ofJob(['jobTitle'], ({ jobTitle }) => filledText(jobTitle)),
  department: named('departments', 'department'),
  division: named('divisions', 'division'),
  costCenter: named('costCenters', 'costCenter'),
  location: named('locations', 'location'),
  country: ofJob(['countryOfCompany'], ({ countryOfCompany }) => filledText(countryOfCompany)),
  legalEntity: named('companies', 'company'),
  managerExternalId,
  employmentType,
  employmentStatus,
  originalHireDate: ofEmployment(['originalStartDate'], ({ employment, period }) => {
    const told = employment['originalStartDate']
    return told === undefined ? undefined : (dayOf(told) ?? period.firstStartDate)
  }),
  startDate: ofEmployment([], ({ period }) => period.startDate),
  lastWorkingDay: dayIn('lastDateWorked'),
  endDate: ofEmployment([], ({ period, employment }) =>
    'endDate' in employment ? period.endDate : undefined,
  ),
  personalEmail,
  phone,
  birthDate: {
    paths: ['dateOfBirth'],
    read: ({ dateOfBirth }: JsonObject) => (dateOfBirth === undefined ? undefined : dayOf(dateOfBirth)),
  },
  gender: ofPersonal('gender', (code) =>
    decode(code, { F: 'female', M: 'male', O: 'other', U: 'undisclosed', D: 'undisclosed' }),
  ),
  nationality: ofPersonal('nationality', asText),
  homeAddress,
} as const
