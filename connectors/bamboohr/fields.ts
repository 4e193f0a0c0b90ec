import { asAddress, asText, coded, day, fromPaths, id, isFilled, moneyText, text } from '#connector-kit'
import { employmentStatus, employmentType } from './status-and-type.ts'

/** What is read from a line of the report, by BambooHR's own field names. */
export const fields = {
  externalId: id('id'),
  employeeNumber: text('employeeNumber'),
  givenName: text('firstName'),
  middleName: text('middleName'),
  familyName: text('lastName'),
  preferredName: text('preferredName'),
  displayName: text('displayName'),
  workEmail: text('workEmail'),
  title: text('jobTitle'),
  department: text('department'),
  team: text('team'),
  division: text('division'),
  location: text('location'),
  // supervisorEId holds the manager's id; some accounts answer supervisorId only.
  managerExternalId: fromPaths(['supervisorEId', 'supervisorId'], (eId, plainId) => {
    const manager = eId === undefined ? plainId : eId
    return !isFilled(manager) ? null : asText(manager)
  }),
  employmentType: fromPaths(['employmentHistoryStatus'], employmentType),
  employmentStatus: fromPaths(
    ['status', 'terminationDate', 'hireDate', 'employmentHistoryStatus'],
    employmentStatus,
  ),
  originalHireDate: day('originalHireDate'),
  startDate: day('hireDate'),
  endDate: day('terminationDate'),
  personalEmail: text('homeEmail'),
  phone: text('mobilePhone'),
  birthDate: day('dateOfBirth'),
  gender: coded('gender', { Male: 'male', Female: 'female', 'Non-binary': 'other', Other: 'other' }),
  nationality: text('nationality'),
  nationalId: text('ssn'),
  homeAddress: fromPaths(
    ['address1', 'address2', 'state', 'zipcode', 'city', 'country'],
    (line1, line2, state, postalCode, city, country) =>
      asAddress({ lines: [line1, line2, state], postalCode, city, country }),
  ),
  salary: moneyText('payRate'),
}

/** The names that are read anyway and so are not offered as custom fields. */
export const namesRead = new Set(Object.values(fields).flatMap(({ paths }) => paths))
