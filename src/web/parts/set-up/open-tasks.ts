import { startingMapping } from '#model/default-settings.ts'
import type { AttributeMapping, ConnectionSettings, Identifier } from '#model/settings.ts'
import type { TextId } from '../../text.ts'

/** The HR system's field that holds the employee number; null while nobody chose it. */
export function employeeNumberSource(mapping: readonly AttributeMapping[]): string | null {
  return mapping.find((one) => one.attribute === 'employeeNumber')?.sources[0] ?? null
}

export function withEmployeeNumberSource(
  mapping: readonly AttributeMapping[],
  source: string,
): AttributeMapping[] {
  const known = mapping.find((one) => one.attribute === 'employeeNumber')
  const chosen = { ...(known ?? startingMapping('employeeNumber', source)), sources: [source] }
  return [...mapping.filter((one) => one.attribute !== 'employeeNumber'), chosen]
}

/** Where people are told apart by their e-mail, a number that is kept nowhere need not be looked for. */
export function withIdentifier(
  mapping: readonly AttributeMapping[],
  identifier: Identifier,
): AttributeMapping[] {
  const goes = ({ attribute, sources, transform }: AttributeMapping) =>
    attribute === 'employeeNumber' && sources.length === 0 && transform.kind !== 'fixed'
  return mapping.filter((one) => identifier === 'employeeNumber' || !goes(one))
}

function filledFromSomewhere(mapping: readonly AttributeMapping[], attribute: string): boolean {
  return mapping.some((one) => one.attribute === attribute && one.sources.length > 0)
}

/** What must be decided before a preview can be made; values without a legal entity may wait. */
export function openTasks(settings: ConnectionSettings): TextId[] {
  const tasks: TextId[] = []
  if (!filledFromSomewhere(settings.mapping, settings.identifier)) {
    tasks.push(settings.identifier === 'employeeNumber' ? 'task.employee number' : 'task.company email')
  }
  if (settings.legalEntity.kind === 'one' && settings.legalEntity.legalEntityId === '') {
    tasks.push('task.legal entity')
  }
  const open = settings.mapping.some(
    (one) =>
      one.sources.length === 0 && one.transform.kind !== 'fixed' && one.attribute !== settings.identifier,
  )
  if (open) tasks.push('task.sources')
  return tasks
}
