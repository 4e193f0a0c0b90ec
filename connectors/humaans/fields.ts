import {
  asAddress,
  asText,
  coded,
  day,
  type FieldReaders,
  fromPaths,
  id,
  isObject,
  named,
  text,
} from '#connector-kit'
import { ofRole } from './roles.ts'

/** All of them; somebody without a team has an empty list. */
const teams = fromPaths(['teams'], (list) => {
  if (list === null || !Array.isArray(list)) return list === null ? null : undefined
  const names = list.map((one) => (isObject(one) ? one['name'] : undefined))
  if (names.includes(undefined)) return undefined
  return names.length === 0 ? null : names.map(asText).join(', ')
})

// Public clients know the name of a location by either key.
const location = named('locations', 'locationId', ({ label, name }) => label ?? name)

export const fields: FieldReaders = {
  externalId: id('id'),
  employeeNumber: text('employeeId'),
  givenName: text('firstName'),
  middleName: text('middleName'),
  familyName: text('lastName'),
  preferredName: text('preferredName'),
  workEmail: text('email'),
  title: ofRole('jobTitle'),
  department: ofRole('department'),
  team: teams,
  location,
  managerExternalId: ofRole('reportingTo'),
  // How somebody to come is spelled is not certain; any other spelling is a finding.
  employmentStatus: coded('status', {
    active: 'active',
    offboarded: 'terminated',
    'new hire': 'pending',
    newHire: 'pending',
    'new-hire': 'pending',
  }),
  startDate: day('employmentStartDate'),
  lastWorkingDay: day('lastWorkingDay'),
  endDate: day('employmentEndDate'),
  personalEmail: text('personalEmail'),
  phone: text('personalPhoneNumber'),
  birthDate: day('birthday'),
  nationality: text('nationality'),
  taxId: text('taxId'),
  homeAddress: fromPaths(
    ['address', 'state', 'postcode', 'city', 'countryCode'],
    (line, state, postalCode, city, country) =>
      asAddress({ lines: [line, state], postalCode, city, country }),
  ),
}
