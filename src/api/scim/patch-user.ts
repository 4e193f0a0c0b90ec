import { isObject } from '#connector-kit'
import { type KeptUser, keepUser } from './keep-user.ts'
import { matching, type PatchPath, readPath } from './patch-path.ts'
import { badValue, ScimError } from './scim-error.ts'
import { attributeNamed, enterpriseAttributes, enterpriseUser, userAttributes } from './user-attributes.ts'

type Op = 'add' | 'replace' | 'remove'
type Part = Record<string, unknown>

const mostOperations = 200

/** The user after the operations of a PATCH, in the spellings of RFC 7644, Entra ID and Okta. */
export function patchUser(user: KeptUser, message: unknown): KeptUser {
  const operations = isObject(message)
    ? (field(message, 'Operations') ?? field(message, 'operations'))
    : undefined
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimError(400, 'Operations are missing.', { scimType: 'invalidSyntax' })
  if (operations.length > mostOperations) badValue(`A PATCH has at most ${mostOperations} operations.`)
  const changed: Part = structuredClone(user)
  for (const operation of operations) applyOperation(changed, operation)
  return keepUser(changed)
}

function applyOperation(user: Part, operation: unknown): void {
  if (!isObject(operation)) badValue('An operation is an object.')
  const op = String(operation['op'] ?? '').toLowerCase()
  if (op !== 'add' && op !== 'replace' && op !== 'remove') badValue('op is add, replace or remove.')
  const { path, value } = operation
  if (typeof path === 'string' && path !== '') {
    applyAt(user, op, path, value)
    return
  }
  if (op === 'remove') throw new ScimError(400, 'remove needs a path.', { scimType: 'noTarget' })
  if (!isObject(value)) badValue('An operation without a path has an object as its value.')
  // Entra ID writes whole paths as the keys of such an object.
  for (const [key, one] of Object.entries(value)) applyAt(user, op, key, one)
}

function applyAt(user: Part, op: Op, text: string, value: unknown): void {
  const path = readPath(
    text,
    Object.keys(user).filter((key) => key.startsWith('urn:')),
  )
  if (path.attribute === null) {
    applyToExtension(user, op, path.extension, value)
    return
  }
  const attributes =
    path.extension === null
      ? userAttributes
      : path.extension === enterpriseUser
        ? enterpriseAttributes
        : undefined
  const attribute = attributeNamed(attributes, path.attribute)
  // What is not kept need not be changed.
  if (attributes !== undefined && attribute === undefined) return
  const holder = path.extension === null ? user : partOf(user, path.extension)
  const name = attribute?.name ?? path.attribute
  if (attribute?.multiValued) holder[name] = changedEntries(holder[name], op, path, value)
  else if (path.part !== null)
    setPart(partOf(holder, name), attributeNamed(attribute?.parts, path.part)?.name, op, value)
  else if (op === 'remove') holder[name] = null
  else holder[name] = isObject(value) && isObject(holder[name]) ? { ...holder[name], ...value } : value
}

function applyToExtension(user: Part, op: Op, extension: string | null, value: unknown): void {
  if (extension === null || op === 'remove') {
    if (extension !== null) user[extension] = emptied(user[extension])
    return
  }
  if (!isObject(value)) badValue(`${extension} is not an object.`)
  for (const [name, one] of Object.entries(value)) applyAt(user, op, `${extension}:${name}`, one)
}

/** Taken away is empty, not unknown: every value that was there is null. */
function emptied(extension: unknown): Part {
  return isObject(extension) ? Object.fromEntries(Object.keys(extension).map((name) => [name, null])) : {}
}

function changedEntries(before: unknown, op: Op, { filter, part }: PatchPath, value: unknown): unknown[] {
  const entries: Part[] = Array.isArray(before) ? before.filter(isObject).map((one) => ({ ...one })) : []
  if (filter === null && part === null) return wholeEntries(entries, op, value)
  const { matched, kind } =
    filter === null ? { matched: new Set<unknown>(entries), kind: {} } : matching(entries, filter)
  if (op === 'remove' && part === null) return entries.filter((one) => !matched.has(one))
  if (matched.size === 0 && op !== 'remove') {
    const added: Part = { ...kind }
    entries.push(added)
    setEntry(added, part, op, value)
  }
  for (const one of entries) if (matched.has(one)) setEntry(one, part, op, value)
  return entries
}

function setEntry(entry: Part, part: string | null, op: Op, value: unknown): void {
  if (part !== null) setPart(entry, part, op, value)
  else Object.assign(entry, isObject(value) ? value : { value })
}

function wholeEntries(entries: readonly Part[], op: Op, value: unknown): unknown[] {
  const given = value === undefined || value === null ? [] : [value].flat()
  if (op === 'replace') return given
  if (op === 'add') {
    const isMain = given.some((one) => isObject(one) && one['primary'] === true)
    return [...entries.map((one) => (isMain ? { ...one, primary: false } : one)), ...given]
  }
  if (given.length === 0) return []
  const gone = new Set(given.map((one) => (isObject(one) ? one['value'] : one)))
  return entries.filter((one) => !gone.has(one['value']))
}

function partOf(holder: Part, name: string): Part {
  const found = holder[name]
  const part: Part = isObject(found) ? { ...found } : {}
  holder[name] = part
  return part
}

function setPart(holder: Part, name: string | undefined, op: Op, value: unknown): void {
  if (name !== undefined) holder[name] = op === 'remove' ? null : value
}

function field(message: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(message, name) ? message[name] : undefined
}
