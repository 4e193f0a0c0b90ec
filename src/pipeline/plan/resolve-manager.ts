import type { Reason } from '#model/plan.ts'
import type { MappedValue } from '#model/planning.ts'
import type { Disposition } from './disposition.ts'
import type { Subject } from './plan-context.ts'

type ResolvedValues = Readonly<{ values: readonly MappedValue[]; findings: readonly Reason[] }>

/** Who a record's manager is by now: a person, somebody to be created in the same run, or nobody yet. */
export function resolveManager(
  subject: Subject,
  managers: ReadonlyMap<string, Readonly<{ subject: Subject; disposition: Disposition }>>,
): ResolvedValues {
  const { mapped, externalId, person } = subject
  const unknown = mapped.problems.find((problem) => problem.code === 'unknown manager')
  const findings: Reason[] =
    unknown === undefined ? [] : [{ code: 'unknown-manager', values: { value: unknown.value } }]
  const values = mapped.values.flatMap((one) => {
    if (one.attribute !== 'manager' || one.value === null) return [one]
    const record = one.value.startsWith('record:') ? one.value.slice('record:'.length) : null
    const found = record === null ? undefined : managers.get(record)
    const value = found === undefined ? (record === null ? one.value : null) : stands(found)
    const own = record === externalId || (person !== null && value === person.id)
    const circle = !own && managesThemselves(externalId, record, managers)
    if (value !== null && !own && !circle) return [{ ...one, value }]
    const code = own ? 'own-manager' : circle ? 'manager-circle' : 'manager-waits'
    findings.push({ code, values: { value: one.source?.value ?? '' } })
    return []
  })
  return { values, findings }
}

/** Whether somebody's managers, one above the other, lead back to them. */
function managesThemselves(
  externalId: string,
  first: string | null,
  managers: ReadonlyMap<string, Readonly<{ subject: Subject }>>,
): boolean {
  const seen = new Set<string>()
  let above = first
  while (above !== null && above !== externalId && !seen.has(above)) {
    seen.add(above)
    const told = managers.get(above)?.subject.mapped.values.find((one) => one.attribute === 'manager')?.value
    above = told?.startsWith('record:') ? told.slice('record:'.length) : null
  }
  return above === externalId
}

function stands({
  subject,
  disposition,
}: Readonly<{ subject: Subject; disposition: Disposition }>): string | null {
  if (subject.person !== null) return subject.person.id
  return disposition.kind === 'new' ? `record:${subject.externalId}` : null
}
