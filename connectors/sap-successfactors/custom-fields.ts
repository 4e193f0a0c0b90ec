import {
  asScalar,
  at,
  type DiscoveredField,
  isEmpty,
  isObject,
  type JsonObject,
  listOf,
  looksSensitive,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { dayOf } from './days.ts'
import { countingOf, jobOf } from './employment.ts'

const ownFields = /^custom(String|Date|Long|Double)\d+$/
/** Codes behind the names that are read anyway, and what has no field in the portal. */
const more = new Set([
  'userId',
  'company',
  'businessUnit',
  'division',
  'department',
  'costCenter',
  'location',
  'jobCode',
  'position',
  'payGrade',
  'fte',
  'eventReason',
])

/** The fields of job information that this company uses, with its own labels, from the metadata of `EmpJob`. */
export function discoverFields(metadata: unknown): readonly DiscoveredField[] {
  return propertiesIn(metadata).flatMap((property): DiscoveredField[] => {
    const { '@Name': name, '@label': label, '@picklist': picklist, '@Type': type } = property
    if (typeof name !== 'string' || !(ownFields.test(name) || more.has(name))) return []
    const written = typeof label === 'string' && label !== '' ? label : name
    const id = typeof picklist === 'string' && picklist !== '' && ownFields.test(name) ? `${name}Nav` : name
    return [
      {
        id,
        label: written,
        type: typeof type === 'string' ? type.replace(/^Edm\./, '') : null,
        sensitive: looksSensitive(name, written),
      },
    ]
  })
}

/** The names of all fields of job information that this company uses. */
export function namesIn(metadata: unknown): readonly string[] {
  return propertiesIn(metadata).map((property) => String(property['@Name']))
}

function propertiesIn(metadata: unknown): readonly JsonObject[] {
  const types = listOf(at(metadata, 'Edmx.DataServices.Schema'))
    .filter(isObject)
    .flatMap((schema) => listOf(schema['EntityType']))
  const job = types.filter(isObject).find((type) => type['@Name'] === 'EmpJob')
  return listOf(job?.['Property']).filter(isObject)
}

/** The value of one of them in the job that holds today; of a picklist the external code. */
export function readField(record: JsonObject, id: string): Scalar | undefined {
  const job = jobOf(record, countingOf(record))
  if (!job) return undefined
  const value = id.endsWith('Nav') ? at(job, `${id}.externalCode`) : job[id]
  if (typeof value === 'string' && value.startsWith('/Date(')) return dayOf(value)
  return value !== undefined && isEmpty(value) ? null : asScalar(value)
}
