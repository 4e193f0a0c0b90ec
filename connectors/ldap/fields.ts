import { id } from '#connector-kit'
import { allTexts, guidId, lastDay, managerId, oneText } from '#connector-kit/protocols/ldap/index.ts'
import { employmentStatus } from './account-status.ts'
import { employmentType } from './employment-type.ts'

const everywhere = {
  employeeNumber: oneText('employeeNumber'),
  givenName: oneText('givenName'),
  familyName: oneText('sn'),
  displayName: oneText('displayName'),
  workEmail: oneText('mail'),
  title: allTexts('title'),
  managerExternalId: managerId(),
  employmentType,
  endDate: lastDay(),
  phone: oneText('mobile'),
}

/** The attributes of inetOrgPerson (RFC 2798). */
export const inetOrgPerson = {
  ...everywhere,
  externalId: id('entryUUID'),
  department: allTexts('ou'),
  location: oneText('l'),
  legalEntity: oneText('o'),
}

/** The attributes of a user of Active Directory. */
export const activeDirectoryUser = {
  ...everywhere,
  externalId: guidId('objectGUID'),
  employeeNumber: oneText('employeeID'),
  middleName: oneText('middleName'),
  department: oneText('department'),
  division: oneText('division'),
  location: oneText('physicalDeliveryOfficeName'),
  country: oneText('c'),
  legalEntity: oneText('company'),
  employmentStatus,
}
