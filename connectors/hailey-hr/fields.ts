import {
  asAddress,
  asText,
  at,
  coded,
  day,
  filledText,
  fromPaths,
  id,
  isEmpty,
  isFilled,
  isObject,
  named,
  text,
} from '#connector-kit'
import { salary } from './salary.ts'
import { employmentStatus, employmentType, startDate } from './status-and-type.ts'

/** What is read of a person, by Hailey's own field names. */
export const fields = {
  externalId: id('employeeId'),
  employeeNumber: text('employmentNumber'),
  givenName: text('firstName'),
  familyName: text('lastName'),
  workEmail: text('companyEmail'),
  title: named('titles', 'titleIds'),
  department: named('departments', 'departmentId'),
  team: named('teams', 'teamIds'),
  division: named('businessAreas', 'businessAreaId'),
  costCenter: named('costCenters', 'costCenterId', ({ name, code }) => (!isFilled(name) ? code : name)),
  location: named('locations', 'locationId'),
  country: fromPaths(['locationId', 'locations'], (location, locations) => {
    if (!isFilled(location)) return location === undefined ? undefined : null
    const place = isObject(locations) ? locations[asText(location)] : undefined
    const country = place === undefined ? undefined : at(place, 'country')
    return filledText(country)
  }),
  legalEntity: named('legalEntities', 'legalEntityId'),
  managerExternalId: text('managerEmployeeId'),
  employmentType,
  employmentStatus,
  startDate,
  lastWorkingDay: day('lastWorkingDay'),
  endDate: day('lastDayOfEmployment'),
  personalEmail: text('privateEmail'),
  phone: text('privatePhone'),
  birthDate: day('dateOfBirth'),
  gender: coded('gender', { female: 'female', male: 'male', other: 'other' }),
  nationalId: text('personalIdentityNumber'),
  homeAddress: fromPaths(
    ['streetAddress', 'postalCode', 'city', 'country'],
    (street, postalCode, city, country) => asAddress({ lines: [street], postalCode, city, country }),
  ),
  salary,
  bankAccount: fromPaths(['iban', 'clearingNumber', 'accountNumber'], (iban, clearing, number) => {
    if (isFilled(iban)) return asText(iban)
    if (clearing === undefined || number === undefined) return undefined
    if (isEmpty(number)) return iban === undefined ? undefined : null
    return isEmpty(clearing) ? asText(number) : `${asText(clearing)}-${asText(number)}`
  }),
}
