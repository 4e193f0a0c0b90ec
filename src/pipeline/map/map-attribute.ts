import { attributeById } from '#model/attributes.ts'
import {
  type Employee,
  employmentStatuses,
  employmentTypes,
  genders,
  leaverReasons,
} from '#model/employee.ts'
import { numberKey, visibleText } from '#model/match-key.ts'
import type { MappedValue, MappingProblem } from '#model/planning.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { applyTransform, describeTransform, type Transformed } from './apply-transform.ts'
import { isDay } from './read-day.ts'
import { readSource, type SourceValue } from './read-source.ts'

/** What one line of the mapping makes of a record; undefined when its sources were not supplied. */
export type MappedAttribute = MappedValue | MappingProblem | undefined

const codes: Readonly<Record<string, readonly string[]>> = {
  employmentStatus: employmentStatuses,
  employmentType: employmentTypes,
  gender: genders,
  leaverReason: leaverReasons,
}

/** Fills one attribute: the first filled source wins, `join` takes all of them, `fixed` needs none. */
export function mapAttribute(employee: Employee, mapping: AttributeMapping): MappedAttribute {
  const { attribute, transform } = mapping
  const rule = describeTransform(transform)
  if (transform.kind === 'fixed') return { attribute, value: transform.value, source: null, rule }
  const read = mapping.sources.map((field) => ({ field, found: readSource(employee, field) }))
  if (transform.kind === 'join') return joinSources(attribute, read, transform.separator, rule)
  const first = read.findIndex(({ found }) => found !== undefined && found.value !== null)
  const used = first === -1 ? read.find(({ found }) => found !== undefined) : read[first]
  if (used === undefined) return undefined
  const passedOver = first === -1 ? read : read.slice(0, first)
  const partial = passedOver.some(({ found }) => found === undefined) ? ({ partial: true } as const) : {}
  const source = { field: used.field, value: used.found?.written ?? null }
  const filled = used.found?.value ?? null
  if (filled === null) return { attribute, value: null, source, rule, ...partial }
  const made = checkKind(attribute, applyTransform(filled, transform))
  if ('problem' in made) return { attribute, code: made.problem, value: source.value ?? filled }
  return {
    attribute,
    value: made.value,
    source,
    rule: first > 0 ? `${rule}, source ${first + 1}` : rule,
    ...partial,
  }
}

function joinSources(
  attribute: string,
  read: readonly Readonly<{ field: string; found: SourceValue | undefined }>[],
  separator: string,
  rule: string,
): MappedAttribute {
  if (read.some(({ found }) => found === undefined)) return undefined
  const filled = read.flatMap(({ found }) => found?.value ?? [])
  const joined = filled.length === 0 ? null : filled.join(separator)
  const source = { field: read.map(({ field }) => field).join(' + '), value: joined }
  const made = checkKind(attribute, { value: joined })
  if ('problem' in made) return { attribute, code: made.problem, value: joined ?? '' }
  return { attribute, value: made.value, source, rule }
}

/** A day or code that is none could not be written, so it is found here; what nobody sees is left out of identifiers. */
function checkKind(attribute: string, made: Transformed): Transformed {
  if ('problem' in made || made.value === null) return made
  if (attribute === 'employeeNumber') return { value: numberKey(made.value) }
  if (attribute === 'workEmail') return { value: visibleText(made.value) || null }
  const kind = attributeById(attribute)?.kind
  if (kind === 'date' && !isDay(made.value)) return { problem: 'bad date' }
  const known = codes[attribute]
  return known !== undefined && !known.includes(made.value) ? { problem: 'unmapped value' } : made
}
