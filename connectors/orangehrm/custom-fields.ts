import {
  asScalar,
  asText,
  at,
  type DiscoveredField,
  isEmpty,
  isFilled,
  isObject,
  type JsonObject,
  looksSensitive,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

/** Not a custom field of OrangeHRM, but it tells those who left, and the filter can use it. */
const terminated: DiscoveredField = {
  id: 'terminated',
  label: 'Terminated',
  type: 'boolean',
  sensitive: false,
}

/** Whether the custom fields of a person must be asked for. */
export function isOwnField(id: string): boolean {
  return id !== terminated.id
}

/** The fields a company made under PIM, Configuration, Custom Fields: `custom1`, `custom2` and so on. */
export function discoverFields(answer: unknown): readonly DiscoveredField[] {
  const list = at(answer, 'data')
  const own = (Array.isArray(list) ? list.filter(isObject) : []).flatMap((field): DiscoveredField[] => {
    const { id, fieldName, screen } = field
    if (!isFilled(id)) return []
    const label = typeof fieldName === 'string' && fieldName !== '' ? fieldName : `Custom field ${asText(id)}`
    const sensitive = looksSensitive(label, typeof screen === 'string' ? screen : undefined)
    return [{ id: `custom${asText(id)}`, label, type: null, sensitive }]
  })
  return [terminated, ...own]
}

/** The value of one of them. */
export function readField(person: JsonObject, id: string): Scalar | undefined {
  if (isOwnField(id)) return asScalar(at(person, `own.${id}`))
  const termination = person['terminationId']
  return termination === undefined ? undefined : !isEmpty(termination)
}
