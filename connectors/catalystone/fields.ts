import { asText, at, decode, filledText, id, isFilled, isObject, type Reader } from '#connector-kit'
import { numbers } from './numbers.ts'
import { dayOf, employmentStatus } from './status.ts'
import { dataOf, ofField, ofLabel, textOf, valueIn } from './values.ts'

/** The job title, else the job role; empty only when both were sent empty. */
const title: Reader<string | null> = {
  paths: [numbers.jobTitle, numbers.jobRole].map((field) => `field.${field}.data.value`),
  read: (record) => {
    const told = [numbers.jobTitle, numbers.jobRole].map((field) => valueIn(record, field))
    const filled = told.find(isFilled)
    if (filled !== undefined) return textOf(filled)
    return told.includes(undefined) ? undefined : null
  },
}

const managerExternalId: Reader<string | null> = {
  paths: [`field.${numbers.manager}.data.guid`],
  read: (record) => {
    const manager = dataOf(record, numbers.manager)
    if (manager === null) return null
    const guid = isObject(manager) ? at(manager, 'guid') : undefined
    return filledText(guid)
  },
}

/** What is read of an employee. Everything else is offered by its label as a field of the company's own. */
export const fields = {
  externalId: id('guid'),
  employeeNumber: ofField(numbers.employeeId, asText),
  givenName: ofField(numbers.firstName, asText),
  familyName: ofField(numbers.lastName, asText),
  displayName: ofField(numbers.name, asText),
  workEmail: ofField(numbers.email, asText),
  title,
  department: ofField(numbers.organisation, textOf),
  costCenter: ofLabel('cost center', 'cost centre'),
  location: ofField(numbers.jobLocation, textOf),
  country: ofField(numbers.country, textOf),
  legalEntity: ofLabel('legal entity'),
  managerExternalId,
  employmentStatus,
  startDate: ofField(numbers.hired, dayOf),
  endDate: ofField(numbers.left, dayOf),
  birthDate: ofField(numbers.dateOfBirth, dayOf),
  gender: ofField(numbers.gender, (value) =>
    decode(value, {
      Female: 'female',
      Kvinna: 'female',
      Kvinne: 'female',
      Kvinde: 'female',
      Male: 'male',
      Man: 'male',
      Mann: 'male',
      Mand: 'male',
      Other: 'other',
    }),
  ),
  nationalId: ofField(numbers.nationalIdentifier, asText),
} as const
