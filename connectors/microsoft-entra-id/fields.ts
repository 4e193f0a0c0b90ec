import { asText, day, fromPaths, id, isEmpty, isFilled, text } from '#connector-kit'
import { employmentStatus, employmentType } from './status-and-type.ts'

/** What is read of a user, by the names of Microsoft Graph. */
export const fields = {
  externalId: id('id'),
  employeeNumber: text('employeeId'),
  givenName: text('givenName'),
  familyName: text('surname'),
  displayName: text('displayName'),
  // The sign-in name looks like an address and need not be one.
  workEmail: text('mail'),
  title: text('jobTitle'),
  department: text('department'),
  division: text('employeeOrgData.division'),
  costCenter: text('employeeOrgData.costCenter'),
  location: text('officeLocation'),
  country: text('country'),
  legalEntity: text('companyName'),
  managerExternalId: text('manager.id'),
  employmentType,
  employmentStatus,
  startDate: day('employeeHireDate'),
  endDate: day('leaving.employeeLeaveDateTime'),
  personalEmail: fromPaths(['otherMails'], (mails) => {
    if (!Array.isArray(mails)) return isEmpty(mails) ? null : undefined
    return !isFilled(mails[0]) ? null : asText(mails[0])
  }),
  phone: text('mobilePhone'),
}
