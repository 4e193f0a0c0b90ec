import {
  asAddress,
  asText,
  at,
  coded,
  fromPaths,
  id,
  isEmpty,
  isFilled,
  isObject,
  text,
  usualEmploymentTypes,
} from '#connector-kit'
import { listed, mainOf, ofType } from './many-valued.ts'
import { employmentStatus } from './status.ts'

/** The extension of RFC 7643 that most identity providers fill. */
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const ofWork = (name: string) => fromPaths([enterprise], (extension) => textAt(extension, name))

/** What is read of a user, by the names of RFC 7643. */
export const fields = {
  externalId: id('id'),
  employeeNumber: ofWork('employeeNumber'),
  givenName: text('name.givenName'),
  middleName: text('name.middleName'),
  familyName: text('name.familyName'),
  preferredName: text('nickName'),
  displayName: fromPaths(['displayName', 'name.formatted'], (shown, formatted) => {
    if (isFilled(shown)) return asText(shown)
    if (isFilled(formatted)) return asText(formatted)
    return shown === undefined || formatted === undefined ? undefined : null
  }),
  // The user name may look like an address and need not be one.
  workEmail: fromPaths(['emails'], (emails) => textOf(mainOf(emails, 'work', 'home'), 'value')),
  title: text('title'),
  department: ofWork('department'),
  division: ofWork('division'),
  costCenter: ofWork('costCenter'),
  legalEntity: ofWork('organization'),
  location: fromPaths(['addresses'], (all) => textOf(mainOf(all, 'work', 'home'), 'locality')),
  country: fromPaths(['addresses'], (all) => textOf(mainOf(all, 'work', 'home'), 'country')),
  managerExternalId: fromPaths([enterprise], (extension) => {
    const boss = at(extension, 'manager')
    // Earlier drafts named the id of the manager otherwise, and some services send it without an object around it.
    if (isObject(boss)) return textAt(boss, 'value') ?? textAt(boss, 'managerId') ?? textAt(boss, 'value')
    return textAt(extension, 'manager')
  }),
  employmentType: coded('userType', usualEmploymentTypes),
  employmentStatus,
  personalEmail: fromPaths(['emails'], (emails) => textOf(ofType(emails, 'home'), 'value')),
  phone: fromPaths(['phoneNumbers'], (numbers) => textOf(mainOf(numbers, 'mobile', 'fax'), 'value')),
  homeAddress: fromPaths(['addresses'], (all) => {
    const home = ofType(all, 'home')
    if (!isObject(home)) return home
    const { streetAddress, postalCode, locality, country } = home
    return asAddress({ lines: listed(streetAddress), postalCode, city: locality, country })
  }),
}

function textAt(holder: unknown, name: string): string | null | undefined {
  const value = at(holder, name)
  if (value === undefined) return undefined
  return isEmpty(value) ? null : asText(value)
}

function textOf(entry: ReturnType<typeof ofType>, name: string): string | null | undefined {
  return isObject(entry) ? textAt(entry, name) : entry
}
