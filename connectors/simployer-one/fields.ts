import {
  asAddress,
  asMoney,
  asText,
  at,
  coded,
  day,
  fromPaths,
  id,
  isEmpty,
  isFilled,
  isObject,
  named,
  ReadProblem,
  text,
} from '#connector-kit'
import { employmentStatus, employmentType } from './status-and-type.ts'

/** What is read of a person, by Simployer One's own field names. */
export const fields = {
  externalId: id('id'),
  employeeNumber: text('employeeNumber'),
  givenName: text('firstName'),
  familyName: text('lastName'),
  workEmail: text('workEmail'),
  title: text('title'),
  department: named('departments', 'departmentId'),
  team: fromPaths(['memberships', 'teams'], teamNames),
  division: text('division'),
  // A cost center always has a code and not always a name.
  costCenter: named('costCenters', 'costCenterId', ({ name, code }) => (!isFilled(name) ? code : name)),
  location: named('offices', 'officeId'),
  country: text('employmentCountry'),
  legalEntity: named('companies', 'companyId', ({ legalName, name }) =>
    !isFilled(legalName) ? name : legalName,
  ),
  managerExternalId: text('managerEmployeeId'),
  employmentType: fromPaths(
    ['employmentTypeId', 'employmentTypes', 'employment.rate', 'employmentId'],
    employmentType,
  ),
  employmentStatus: fromPaths(['active', 'hireDate', 'endDate', 'today'], employmentStatus),
  startDate: day('hireDate'),
  endDate: day('endDate'),
  personalEmail: text('privateEmail'),
  phone: text('privatePhone'),
  birthDate: day('birthDate'),
  gender: coded('gender', {
    female: 'female',
    male: 'male',
    other: 'other',
    'non-binary': 'other',
    undisclosed: 'undisclosed',
  }),
  nationality: text('nationality'),
  nationalId: text('ssn'),
  homeAddress: fromPaths(
    ['homeAddress.street', 'homeAddress.postalCode', 'homeAddress.city', 'homeAddress.country'],
    (street, postalCode, city, country) => asAddress({ lines: [street], postalCode, city, country }),
  ),
  salary: fromPaths(
    ['compensationId', 'compensation.amount', 'compensation.currency'],
    (pay, amount, currency) => {
      if (isEmpty(pay)) return null
      if (amount === undefined || currency === undefined || isEmpty(amount)) return undefined
      return asMoney(amount, currency)
    },
  ),
  bankAccount: fromPaths(
    ['bankAccount.iban', 'bankAccount.clearing', 'bankAccount.number'],
    (iban, clearing, number) => {
      if (isFilled(iban)) return asText(iban)
      if (clearing === undefined || number === undefined) return undefined
      if (isEmpty(number)) return iban === undefined ? undefined : null
      return isEmpty(clearing) ? asText(number) : `${asText(clearing)}-${asText(number)}`
    },
  ),
}

function teamNames(memberships: unknown, teams: unknown): string | null | undefined {
  if (!Array.isArray(memberships) || !isObject(teams)) return undefined
  const ids = memberships.map((one) => at(one, 'teamId'))
  if (ids.includes(undefined)) return undefined
  const names = ids.map((one) => {
    const name = isObject(teams[String(one)]) ? at(teams[String(one)], 'name') : undefined
    if (typeof name !== 'string')
      throw new ReadProblem('unknown-code', `The team ${String(one)} has no name.`)
    return name
  })
  return names.length === 0 ? null : names.toSorted().join(', ')
}
