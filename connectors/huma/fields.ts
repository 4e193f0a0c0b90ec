import { coded, day, id, text } from '#connector-kit'
import { endDate, startDate } from './positions.ts'
import { employmentStatus, employmentType } from './status-and-type.ts'
import { bankAccount, countryOfLocation, homeAddress, namesAt, nationalId, salary } from './values.ts'

/** What is read: plain values of the list, wrapped ones (`value`) of the person's own page, dates of positions. */
export const fields = {
  externalId: id('id'),
  employeeNumber: text('user.employmentId.value'),
  givenName: text('givenName'),
  familyName: text('familyName'),
  preferredName: text('preferredName'),
  workEmail: text('email'),
  title: namesAt('jobTitles'),
  team: namesAt('teams'),
  location: namesAt('locations'),
  country: countryOfLocation,
  legalEntity: namesAt('companies'),
  managerExternalId: text('user.supervisor.value.id'),
  employmentType,
  employmentStatus,
  originalHireDate: day('user.firstContractStartDate.value'),
  startDate,
  lastWorkingDay: day('user.lastDayOfWork.value'),
  endDate,
  personalEmail: text('user.privateEmail.value'),
  phone: text('phone'),
  birthDate: day('user.birthDate.value'),
  // Huma offers Male and Female and takes any other words.
  gender: coded('user.gender.value', {
    Female: 'female',
    Male: 'male',
    Other: 'other',
    'Non-binary': 'other',
  }),
  nationality: text('user.nationality.value'),
  nationalId,
  homeAddress,
  salary,
  bankAccount,
}
