import {
  asAddress,
  asMoney,
  asText,
  at,
  coded,
  fromPaths,
  id,
  isEmpty,
  isFilled,
  isObject,
  listOf,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import type { Employee, Money } from '#model/employee.ts'
import { employmentStatus, employmentType, endDate, leaverReason, rehireDate } from './status-and-type.ts'
import { organizationOf } from './worker-organizations.ts'
import {
  ofPosition,
  ofWorker,
  personal,
  status,
  textAt,
  usedFor,
  workerDay,
  workerText,
} from './worker-parts.ts'

const legalName = `${personal}.Name_Data.Legal_Name_Data.Name_Detail_Data`
const preferredName = `${personal}.Name_Data.Preferred_Name_Data.Name_Detail_Data`
const contact = `${personal}.Contact_Data`

const positionText = (key: string) => ofPosition([key], (value) => (isEmpty(value) ? null : asText(value)))

function email(usage: 'WORK' | 'HOME', what: string): Reader<string | null> {
  return ofWorker([`${contact}.Email_Address_Data`], (all) =>
    textAt(usedFor(all, usage, what), 'Email_Address'),
  )
}

const displayName = ofWorker(
  [`${preferredName}.@Formatted_Name`, `${legalName}.@Formatted_Name`],
  (...names) => names.filter(isFilled).map(asText)[0],
)

const managerExternalId = ofPosition(['Manager_as_of_last_detected_manager_change_Reference'], (managers) =>
  textAt(listOf(managers)[0], 'WID'),
)

const country = ofPosition(['Business_Site_Summary_Data.Address_Data'], (all) =>
  textAt(listOf(all)[0], 'Country_Reference.ISO_3166-1_Alpha-2_Code'),
)

const phone = ofWorker([`${contact}.Phone_Data`], (all) => {
  const found = usedFor(all, 'HOME', 'private telephone numbers')
  const written = ['@E164_Formatted_Phone', '@International_Formatted_Phone', '@Formatted_Phone']
  return written.map((key) => textAt(found, key)).find((number) => number !== undefined)
})

const homeAddress = ofWorker([`${contact}.Address_Data`], (all): Employee['homeAddress'] => {
  const found = usedFor(all, 'HOME', 'home addresses')
  if (!found) return undefined
  const lines = listOf(found['Address_Line_Data']).map((line) => (isObject(line) ? line['#text'] : line))
  return asAddress({
    lines,
    postalCode: found['Postal_Code'],
    city: found['Municipality'],
    country: at(found, 'Country_Reference.ISO_3166-1_Alpha-2_Code'),
  })
})

const nationalId = ofWorker([`${personal}.Identification_Data.National_ID`], (all) => {
  const ids = listOf(all).map((one) => textAt(one, 'National_ID_Data.ID'))
  if (ids.length > 1) throw new ReadProblem('bad-value', `There are ${ids.length} national ids.`)
  return ids[0]
})

const information = `${personal}.Personal_Information_Data`
const inCountry = 'Country_Personal_Information_Data.Gender_Reference.Gender_Code'

/** Told for each country somebody works in, and up to version 27 for the person. */
const gender = ofWorker([`${information}.Personal_Information_For_Country_Data`], (all) => {
  const codes = [...new Set(listOf(all).flatMap((one) => textAt(one, inCountry) ?? []))]
  if (codes.length > 1)
    throw new ReadProblem('bad-value', `Countries tell different genders: ${codes.join(', ')}.`)
  return genderCode.read({ code: codes[0] })
})
const genderCode = coded('code', {
  Male: 'male',
  M: 'male',
  Female: 'female',
  F: 'female',
  'Non-Binary': 'other',
  Other: 'other',
  Not_Declared: 'undisclosed',
  Undeclared: 'undisclosed',
})

const yearly = 'Compensation_Data.Employee_Compensation_Summary_Data.Annualized_Summary_Data'

/** Base pay for a year. */
const salary: Reader<Money | null> = ofWorker(
  [`${yearly}.Total_Base_Pay`, `${yearly}.Currency_Reference.Currency_ID`],
  (amount, currency) => {
    if (amount === undefined || currency === undefined) return undefined
    return isEmpty(amount) ? null : asMoney(amount, currency)
  },
)

/** What is read of a worker, by Workday's own element names. */
export const fields = {
  externalId: id('Worker_Reference.WID'),
  employeeNumber: fromPaths(['Worker_Data.Worker_ID'], (number) => (isEmpty(number) ? null : asText(number))),
  givenName: workerText(`${legalName}.First_Name`),
  middleName: workerText(`${legalName}.Middle_Name`),
  familyName: workerText(`${legalName}.Last_Name`),
  preferredName: workerText(`${preferredName}.First_Name`),
  displayName,
  workEmail: email('WORK', 'work e-mail addresses'),
  title: positionText('Business_Title'),
  department: organizationOf('SUPERVISORY'),
  costCenter: organizationOf('COST_CENTER'),
  location: positionText('Business_Site_Summary_Data.Name'),
  country,
  legalEntity: organizationOf('COMPANY'),
  managerExternalId,
  employmentType,
  employmentStatus,
  originalHireDate: workerDay(`${status}.Original_Hire_Date`),
  startDate: workerDay(`${status}.Hire_Date`),
  rehireDate,
  lastWorkingDay: workerDay(`${status}.Termination_Last_Day_of_Work`),
  endDate,
  leaverReason,
  personalEmail: email('HOME', 'private e-mail addresses'),
  phone,
  birthDate: workerDay(`${information}.Birth_Date`),
  gender,
  nationality: workerText(`${information}.Primary_Nationality_Reference.ISO_3166-1_Alpha-2_Code`),
  nationalId,
  homeAddress,
  salary,
}
