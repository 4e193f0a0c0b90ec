import {
  asScalar,
  at,
  type CustomFields,
  type DiscoveredField,
  isObject,
  type JsonObject,
  looksSensitive,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { enterprise } from './fields.ts'

const always: readonly DiscoveredField[] = [
  { id: 'userName', label: 'User name', type: 'string', sensitive: false },
  { id: 'externalId', label: 'External id', type: 'string', sensitive: false },
  { id: 'userType', label: 'User type', type: 'string', sensitive: false },
  { id: 'preferredLanguage', label: 'Preferred language', type: 'string', sensitive: false },
  { id: 'locale', label: 'Locale', type: 'string', sensitive: false },
  { id: 'timezone', label: 'Time zone', type: 'string', sensitive: false },
]
const core = 'urn:ietf:params:scim:schemas:core:2.0:'

/** Attributes of a company's own extensions, as the service lists its schemas or as its people carry them. */
export const customFields: CustomFields = {
  discover: { request: { path: '/Schemas' }, orPeople: true },
  list: (answer) => {
    const found = Array.isArray(answer) ? carried(answer.filter(isObject)) : declared(answer)
    return [...always, ...found.toSorted((a, b) => (a.id < b.id ? -1 : 1))]
  },
  read: readField,
}

/** The value of one of them. An extension lies in the record under its own name, which is the beginning of the id. */
function readField(person: JsonObject, id: string): Scalar | undefined {
  if (!id.startsWith('urn:')) return asScalar(at(person, id))
  const extension = Object.keys(person).find((key) => isExtension(key) && id.startsWith(`${key}:`))
  return extension === undefined ? undefined : asScalar(at(person[extension], id.slice(extension.length + 1)))
}

function declared(answer: unknown): readonly DiscoveredField[] {
  const schemas = isObject(answer) ? answer['Resources'] : undefined
  return (Array.isArray(schemas) ? schemas.filter(isObject) : []).flatMap(({ id, attributes }) => {
    const ofGroups = typeof id === 'string' && id.endsWith(':Group')
    return typeof id === 'string' && isExtension(id) && !ofGroups ? attributesOf(attributes, `${id}:`) : []
  })
}

function attributesOf(attributes: unknown, before: string): readonly DiscoveredField[] {
  return (Array.isArray(attributes) ? attributes.filter(isObject) : []).flatMap(
    ({ name, type, multiValued, returned, description, subAttributes }) => {
      if (typeof name !== 'string' || returned === 'never' || type === 'binary') return []
      if (type === 'complex')
        return multiValued === true ? [] : attributesOf(subAttributes, `${before}${name}.`)
      const label = before.endsWith('.') ? `${before.split(':').at(-1)}${name}` : name
      const about = typeof description === 'string' ? description : null
      const shown = typeof type === 'string' ? type : null
      return [{ id: before + name, label, type: shown, sensitive: looksSensitive(words(name), about) }]
    },
  )
}

/** Nobody says what such an attribute means, so that it is off until somebody chooses it. */
function carried(people: readonly JsonObject[]): readonly DiscoveredField[] {
  const found = new Map<string, DiscoveredField>()
  for (const person of people)
    for (const [key, extension] of Object.entries(person))
      if (isExtension(key) && isObject(extension))
        for (const [name, value] of Object.entries(extension))
          if (isPlain(value))
            found.set(`${key}:${name}`, { id: `${key}:${name}`, label: name, type: null, sensitive: true })
  return [...found.values()]
}

function isExtension(urn: string): boolean {
  return /^urn:/i.test(urn) && urn !== enterprise && !urn.startsWith(core)
}

function isPlain(value: unknown): boolean {
  return Array.isArray(value) ? !value.some((one) => isObject(one) || Array.isArray(one)) : !isObject(value)
}

/** `birthDate` as `birth Date`, so that what it is about can be seen. */
function words(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
}
