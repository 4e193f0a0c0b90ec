import { id } from '#connector-kit'
import { bobStatus, bobType } from './status-and-type.ts'
import { bobAddress, bobCoded, bobDay, bobList, bobMoney, bobText, firstOf } from './values.ts'

const genders = { Male: 'male', Female: 'female', 'Non-Binary': 'other', Other: 'other' } as const

/** What is read of a person, by HiBob's field ids. */
export const fields = {
  externalId: id('id'),
  employeeNumber: bobText('work.employeeIdInCompany'),
  givenName: bobText('root.firstName'),
  middleName: bobText('root.secondName'),
  familyName: bobText('root.surname'),
  displayName: bobText('root.displayName'),
  workEmail: bobText('root.email'),
  title: bobList('work.title'),
  department: bobList('work.department'),
  location: bobList('work.site'),
  managerExternalId: bobText('work.reportsTo.id'),
  employmentType: bobType,
  employmentStatus: bobStatus,
  startDate: bobDay('work.startDate'),
  lastWorkingDay: bobDay('employee.lastDayOfWork'),
  endDate: bobDay('internal.terminationDate'),
  leaverReason: bobCoded('internal.terminationType', {
    voluntary: 'resignation',
    resignation: 'resignation',
    involuntary: 'dismissal',
    dismissed: 'dismissal',
    dismissal: 'dismissal',
    redundancy: 'dismissal',
    'end of contract': 'end-of-contract',
    end_of_contract: 'end-of-contract',
    retirement: 'retirement',
    death: 'death',
    mutual: 'other',
    other: 'other',
  }),
  personalEmail: bobText('home.privateEmail'),
  phone: bobText('home.mobilePhone'),
  birthDate: bobDay('personal.birthDate'),
  gender: firstOf(bobCoded('personal.gender', genders), bobCoded('home.legalGender', genders)),
  nationality: bobList('personal.nationality'),
  homeAddress: bobAddress,
  salary: bobMoney('payroll.salary.payment'),
}

/** The ids that are read anyway and so are not offered as custom fields. */
export const idsRead = new Set([
  ...Object.values(fields).flatMap(({ paths }) => paths),
  'root.id',
  'work.reportsTo',
])
