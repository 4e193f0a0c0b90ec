import { asAddress, fromPaths, id } from '#connector-kit'
import { dayAt, firstFilled, idAt, isBlank, nameAt, nameIn, textAt } from './readers.ts'
import { employmentStatus, employmentType, gender, leaverReason, startDate } from './status-and-type.ts'

const address = ['street', 'street2', 'zip', 'city', 'country_id'].map((part) => `private_${part}`)
const filled = (value: unknown) => (value !== undefined && isBlank(value) ? null : value)

/** What is read of hr.employee. Names that only some versions have are asked for only where the server offers them. */
export const fields = {
  externalId: id('id'),
  displayName: textAt('name'),
  workEmail: textAt('work_email'),
  title: firstFilled(textAt('job_title'), nameAt('job_id')),
  department: nameAt('department_id'),
  location: nameAt('work_location_id'),
  legalEntity: nameAt('company_id'),
  managerExternalId: idAt('parent_id'),
  employmentType,
  employmentStatus,
  startDate,
  endDate: dayAt('departure_date'),
  leaverReason,
  personalEmail: textAt('private_email'),
  phone: textAt('private_phone'),
  birthDate: dayAt('birthday'),
  gender,
  nationality: nameAt('country_id'),
  nationalId: textAt('identification_id'),
  homeAddress: fromPaths(address, (street, street2, zip, city, country) =>
    asAddress({
      lines: [filled(street), filled(street2)],
      postalCode: filled(zip),
      city: filled(city),
      country: country === undefined || isBlank(country) ? filled(country) : nameIn(country),
    }),
  ),
}
