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
    if (value !== null && !own) return [{ ...one, value }]
    findings.push({ code: own ? 'own-manager' : 'manager-waits', values: { value: one.source?.value ?? '' } })
    return []
  })
  return { values, findings }
}

function stands({
  subject,
  disposition,
}: Readonly<{ subject: Subject; disposition: Disposition }>): string | null {
  if (subject.person !== null) return subject.person.id
  return disposition.kind === 'new' ? `record:${subject.externalId}` : null
}
