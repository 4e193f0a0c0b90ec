import {
  asAddress,
  asMoney,
  asText,
  at,
  day,
  filledText,
  fromPaths,
  id,
  isEmpty,
  type Reader,
  text,
} from '#connector-kit'
import type { Money } from '#model/employee.ts'
import { isUnset, ofEmployment } from './employments.ts'
import { employmentType, leaverReason } from './status-and-type.ts'

/** The first filled of two, empty only when both were sent empty. */
function eitherOf(first: string, second: string): Reader<string | null> {
  return fromPaths([first, second], (a, b) => {
    if (!isUnset(a)) return asText(a)
    if (!isUnset(b)) return asText(b)
    return a === undefined || b === undefined ? undefined : null
  })
}

const annual = ofEmployment(
  ['employmentDetails.date', 'employmentDetails.annualSalary'],
  ({ details }) => details?.['annualSalary'],
)

/** The yearly salary of today in the currency of the company. Nought stands for hourly pay. */
const salary: Reader<Money | null> = {
  paths: [...annual.paths, 'companyId', 'company.currency.code'],
  read: (record) => {
    const amount = annual.read(record)
    const currency = at(record, 'company.currency.code')
    if (amount === undefined || isUnset(currency) || amount === 0) return undefined
    return isEmpty(amount) ? null : asMoney(amount, currency)
  },
}

/** What is read of an employee, by Tripletex's own field names. */
export const fields = {
  externalId: id('id'),
  employeeNumber: text('employeeNumber'),
  givenName: text('firstName'),
  familyName: text('lastName'),
  displayName: text('displayName'),
  workEmail: text('email'),
  department: text('department.name'),
  division: ofEmployment(['division.name'], ({ employment }) => filledText(at(employment, 'division.name'))),
  legalEntity: fromPaths(['companyId', 'company.name'], (_id, name) => filledText(name)),
  employmentType,
  originalHireDate: ofEmployment([], ({ period }) => period.firstStartDate),
  startDate: ofEmployment([], ({ period }) => period.startDate),
  endDate: ofEmployment([], ({ period, all }) =>
    period.endDate === null && all.some((one) => !('endDate' in one)) ? undefined : period.endDate,
  ),
  leaverReason,
  phone: text('phoneNumberMobile'),
  birthDate: day('dateOfBirth'),
  nationalId: eitherOf('nationalIdentityNumber', 'dnumber'),
  homeAddress: fromPaths(
    ['addressLine1', 'addressLine2', 'postalCode', 'city', 'country.isoAlpha2Code'].map(
      (key) => `address.${key}`,
    ),
    (line1, line2, postalCode, city, country) =>
      asAddress({ lines: [line1, line2], postalCode, city, country }),
  ),
  salary,
  bankAccount: eitherOf('iban', 'bankAccountNumber'),
}
