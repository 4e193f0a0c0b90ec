import { isObject, looksSensitive } from '#connector-kit'
import { badValue } from './scim-error.ts'
import {
  type Attribute,
  attributeNamed,
  coreUser,
  enterpriseAttributes,
  enterpriseUser,
  userAttributes,
} from './user-attributes.ts'

/** A user as it is kept: canonical names, nothing that no field is read from. `null` was sent empty. */
export type KeptUser = Readonly<{ userName: string; externalId?: string | null } & Record<string, unknown>>

const longestText = 1000
const mostValues = 50
const mostExtensions = 10
const mostOwnAttributes = 100

/** What is kept of a user that was sent. Refuses one without a user name, and values that cannot be what they should. */
export function keepUser(sent: unknown): KeptUser {
  if (!isObject(sent)) return badValue('A user is an object.')
  const kept: Record<string, unknown> = { ...keepParts(sent, userAttributes, '') }
  const extensions = Object.entries(sent).filter(([key]) => /^urn:/i.test(key))
  if (extensions.length > mostExtensions) badValue(`A user has at most ${mostExtensions} extensions.`)
  for (const [urn, value] of extensions) {
    if (!isObject(value) || same(urn, coreUser)) continue
    if (same(urn, enterpriseUser))
      kept[enterpriseUser] = keepParts(value, enterpriseAttributes, 'Enterprise ')
    else kept[urn] = keepOwn(value)
  }
  kept['emails'] = notOfHome(kept['emails'])
  kept['addresses'] = notOfHome(kept['addresses'])
  const userName = kept['userName']
  if (typeof userName !== 'string' || userName.trim() === '') return badValue('userName is missing.')
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as KeptUser
}

function keepParts(
  sent: Readonly<Record<string, unknown>>,
  attributes: readonly Attribute[],
  where: string,
): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(sent)) {
    const attribute = attributeNamed(attributes, key)
    if (attribute !== undefined && value !== undefined)
      kept[attribute.name] = keepValue(value, attribute, `${where}${attribute.name}`)
  }
  return kept
}

function keepValue(value: unknown, attribute: Attribute, where: string): unknown {
  if (!attribute.multiValued) return value === null ? null : keepOne(value, attribute, where)
  const entries = value === null ? [] : [value].flat()
  if (entries.length > mostValues) badValue(`${where} has more than ${mostValues} values.`)
  return entries.filter((entry) => entry !== null).map((entry) => keepOne(entry, attribute, where))
}

function keepOne(value: unknown, { type, name, parts }: Attribute, where: string): unknown {
  if (type === 'boolean') return asBoolean(value, where)
  if (type === 'string')
    return name === 'type' ? asShortText(value, where).toLowerCase() : asShortText(value, where)
  // Entra ID sends the id of a manager without an object around it.
  const whole = typeof value === 'string' ? { value } : value
  return isObject(whole) ? keepParts(whole, parts ?? [], `${where}.`) : badValue(`${where} is not an object.`)
}

/** Entra ID sends booleans as words. */
function asBoolean(value: unknown, where: string): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (word === 'true') return true
  return word === 'false' ? false : badValue(`${where} is neither true nor false.`)
}

function asShortText(value: unknown, where: string): string {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return badValue(`${where} is not a text.`)
  const text = String(value)
  if (text.length > longestText) badValue(`${where} is longer than ${longestText} characters.`)
  return text.includes('\0') ? badValue(`${where} holds a character that is not a letter.`) : text
}

/** A company's own extension: its simple attributes, but none whose name says that it is sensitive. */
function keepOwn(sent: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.keys(sent).filter((name) => !looksSensitive(words(name)) && isSimple(sent[name]))
  if (names.length > mostOwnAttributes) badValue(`An extension has at most ${mostOwnAttributes} attributes.`)
  return Object.fromEntries(names.map((name) => [name, simpleOf(sent[name], name)]))
}

function isSimple(value: unknown): boolean {
  return Array.isArray(value)
    ? !value.some((one) => typeof one === 'object')
    : value !== undefined && !isObject(value)
}

function simpleOf(value: unknown, name: string): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (!Array.isArray(value)) return asShortText(value, name)
  if (value.length > mostValues) badValue(`${name} has more than ${mostValues} values.`)
  return value.map((one) => asShortText(one, name))
}

/** `birthDate` as `birth Date`, so that what it is about can be seen. */
function words(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
}

/** What somebody has at home is sensitive and not taken in. */
function notOfHome(entries: unknown): unknown {
  return Array.isArray(entries) ? entries.filter((one) => !isObject(one) || one['type'] !== 'home') : entries
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
