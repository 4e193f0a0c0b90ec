import { asScalar, at, type DiscoveredField, isObject, type JsonObject, looksSensitive } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

/** The company document lists the fields that the company made for its people. */
export function discoverFields(company: unknown): readonly DiscoveredField[] {
  const all = at(company, 'customFields')
  return (Array.isArray(all) ? all.filter(isObject) : []).flatMap(({ id, name, type }) =>
    typeof id === 'string' && typeof name === 'string'
      ? [{ id, label: name, type: typeof type === 'string' ? type : null, sensitive: looksSensitive(name) }]
      : [],
  )
}

/** The value of a custom field. The description does not say whether people carry it by id or by name. */
export function readField(person: JsonObject, id: string): Scalar | undefined {
  const data = person['customFieldsData']
  if (!isObject(data)) return undefined
  if (Object.hasOwn(data, id)) return asScalar(data[id])
  const field = isObject(person['customFields']) ? person['customFields'][id] : undefined
  const name = isObject(field) ? field['name'] : undefined
  return typeof name === 'string' && Object.hasOwn(data, name) ? asScalar(data[name]) : undefined
}
