import { asScalar, at, type DiscoveredField, isObject, type JsonObject, looksSensitive } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

/** Free words of the list of people: what they mean differs from company to company, so a person maps them. */
const ownWords: readonly DiscoveredField[] = [
  { id: 'person.contractType', label: 'Contract type', type: null, sensitive: false },
  { id: 'person.leavingReason', label: 'Leaving reason', type: null, sensitive: false },
]

export function discoverFields(answer: unknown): readonly DiscoveredField[] {
  const listed = at(answer, 'data')
  const found = (Array.isArray(listed) ? listed : []).filter(isObject).flatMap((one): DiscoveredField[] => {
    const { id, name, section, type } = one
    if (typeof id !== 'string' || typeof name !== 'string') return []
    const sensitive = looksSensitive(name, typeof section === 'string' ? section : null)
    return [{ id, label: name, type: typeof type === 'string' ? type : null, sensitive }]
  })
  return [...ownWords, ...found]
}

export function readField(record: JsonObject, id: string): Scalar | undefined {
  if (id.startsWith('person.')) return asScalar(at(record, id.slice('person.'.length)))
  const values = record['customValues']
  if (!Array.isArray(values)) return undefined
  const mine = values.filter(isObject).find((one) => one['customFieldId'] === id)
  return mine === undefined ? undefined : asScalar(mine['value'])
}
