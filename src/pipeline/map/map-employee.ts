import type { Employee } from '#model/employee.ts'
import type { LegalEntity } from '#model/person.ts'
import type { MappedEmployee, MappedValue, MappingProblem } from '#model/planning.ts'
import type { AttributeMapping, LegalEntityRule } from '#model/settings.ts'
import { type MappedAttribute, mapAttribute } from './map-attribute.ts'
import { mapLegalEntity } from './map-legal-entity.ts'

/** What mapping one record needs to know beside its rules. `links`: person ids by external id of this connection. */
export type MappingContext = Readonly<{
  legalEntityRule: LegalEntityRule
  legalEntities: readonly LegalEntity[]
  links: ReadonlyMap<string, string>
  /** External ids of the records read together with this one: who they are is known only after matching. */
  records?: ReadonlySet<string>
}>

/** A record in the portal's words. What was not supplied is not in its values; nothing is guessed. */
export function mapEmployee(
  employee: Employee,
  mapping: readonly AttributeMapping[],
  context: MappingContext,
): MappedEmployee {
  const values: MappedValue[] = []
  const problems: MappingProblem[] = []
  const keep = (made: MappedAttribute) => {
    if (made === undefined) return
    if ('code' in made) problems.push(made)
    else values.push(made)
  }
  for (const line of mapping) {
    if (line.attribute === 'legalEntity') continue
    const made = mapAttribute(employee, line)
    keep(line.attribute === 'manager' ? resolveManager(made, context) : made)
  }
  if (context.legalEntityRule.kind !== 'none') {
    const entities = new Set(context.legalEntities.map((entity) => entity.id))
    keep(mapLegalEntity(employee, context.legalEntityRule, entities))
  }
  return { employee, values, problems }
}

/** Whom the HR system tells as somebody's manager, by their record. */
export function toldManager(employee: Employee, mapping: readonly AttributeMapping[]): string | null {
  const line = mapping.find((one) => one.attribute === 'manager')
  const made = line === undefined ? undefined : mapAttribute(employee, line)
  return made === undefined || 'code' in made ? null : made.value
}

/** A manager by person id, or as `record:<externalId>` until the plan knows whom that record is. */
function resolveManager(made: MappedAttribute, { links, records }: MappingContext): MappedAttribute {
  if (made === undefined || 'code' in made || made.value === null) return made
  if (records?.has(made.value)) return { ...made, value: `record:${made.value}` }
  const personId = links.get(made.value)
  if (personId !== undefined) return { ...made, value: personId }
  return { attribute: made.attribute, code: 'unknown manager', value: made.value }
}
