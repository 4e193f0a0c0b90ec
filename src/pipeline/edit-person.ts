import { type EmploymentStatus, employmentStatuses } from '#model/employee.ts'
import type { PersonValues } from '#model/person.ts'
import { loadPeople, writePeople } from '#stores/apply-store.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type WrittenChange, writeChanges } from '#stores/history-store.ts'
import { companyVersions, raiseRegistryVersion } from '#stores/registry-store.ts'
import type { Tx } from '#stores/transaction.ts'

export type Edit = Readonly<{
  companyId: string
  personId: string
  version: number
  values: PersonValues
  actor: string
  at: Date
}>

/** A change by hand: history and version move, so that a preview made before it is refused for this person. */
export async function editPerson(tx: Tx, edit: Edit): Promise<'edited' | 'not found' | 'changed meanwhile'> {
  await companyVersions(tx, edit.companyId, true)
  const person = (await loadPeople(tx, [edit.personId])).get(edit.personId)
  if (person === undefined) return 'not found'
  if (person.version !== edit.version) return 'changed meanwhile'
  const changes: WrittenChange[] = Object.entries(edit.values)
    .map(([attribute, value]) => ({
      personId: person.id,
      attribute,
      old: person.values[attribute] ?? null,
      new: value === '' ? null : value,
      source: null,
      rule: 'by hand',
      owner: null,
    }))
    .filter((one) => one.old !== one.new)
  if (changes.length === 0) return 'edited'
  const values = { ...person.values, ...Object.fromEntries(changes.map((one) => [one.attribute, one.new])) }
  const { periods } = person
  const status = statusByHand(changes) ?? person.status
  await writePeople(
    tx,
    edit.companyId,
    [{ personId: person.id, version: person.version + 1, status, values, periods, periodsChanged: false }],
    edit.at,
  )
  await writeChanges(tx, edit.companyId, changes, { runId: null, actor: edit.actor, at: edit.at })
  await raiseRegistryVersion(tx)
  await recordEvent(tx, edit.companyId, edit.at, {
    kind: 'people',
    action: 'edited by hand',
    actor: edit.actor,
    subject: person.id,
    values: { fields: changes.map((one) => one.attribute).join(', ') },
  })
  return 'edited'
}

/** The status follows the employment status that somebody typed, where it is one the portal knows. */
function statusByHand(changes: readonly WrittenChange[]): EmploymentStatus | undefined {
  const typed = changes.find((one) => one.attribute === 'employmentStatus')?.new
  return employmentStatuses.find((one) => one === typed)
}
