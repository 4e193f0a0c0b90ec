export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** One attribute that is kept; what is in no table is dropped as it arrives. */
export type Attribute = Readonly<{
  name: string
  type: 'string' | 'boolean' | 'complex'
  multiValued?: true
  required?: true
  uniqueness?: 'server'
  parts?: readonly Attribute[]
}>

const texts = (...names: readonly string[]): readonly Attribute[] =>
  names.map((name) => ({ name, type: 'string' }))
const labels: readonly Attribute[] = [
  { name: 'type', type: 'string' },
  { name: 'primary', type: 'boolean' },
]

/** Of a user: what the fields of the connector are read from. No password, photo, phone number, group or role. */
export const userAttributes: readonly Attribute[] = [
  { name: 'userName', type: 'string', required: true, uniqueness: 'server' },
  ...texts('externalId', 'displayName', 'nickName', 'title', 'userType'),
  ...texts('preferredLanguage', 'locale', 'timezone'),
  { name: 'active', type: 'boolean' },
  { name: 'name', type: 'complex', parts: texts('formatted', 'familyName', 'givenName', 'middleName') },
  { name: 'emails', type: 'complex', multiValued: true, parts: [...texts('value'), ...labels] },
  {
    name: 'addresses',
    type: 'complex',
    multiValued: true,
    parts: [...texts('locality', 'country'), ...labels],
  },
]

/** Of the enterprise extension of RFC 7643. */
export const enterpriseAttributes: readonly Attribute[] = [
  ...texts('employeeNumber', 'costCenter', 'organization', 'division', 'department'),
  { name: 'manager', type: 'complex', parts: texts('value') },
]

/** Names of attributes are compared without regard to case, as RFC 7643 says. */
export function attributeNamed(
  attributes: readonly Attribute[] | undefined,
  name: string,
): Attribute | undefined {
  const wanted = name.toLowerCase()
  return attributes?.find((one) => one.name.toLowerCase() === wanted)
}
