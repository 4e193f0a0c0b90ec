import type { Employee } from '#model/employee.ts'
import type { PlanItem } from '#model/plan.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { loadEmployee, loadProblems } from '#stores/snapshot-records.ts'
import { findSnapshot } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'

type Detail = Readonly<{ label: string; value: string | null }>
export type ExplanationStep = Readonly<{
  step: 'fetched' | 'in scope' | 'matched' | 'mapped' | 'decided'
  outcome: string
  details: Detail[]
}>

/** How one line of a preview came about: fetched, in scope, matched, mapped, decided. Outcomes are codes of the catalogue. */
export async function explainItem(
  tx: Tx,
  plan: PlanRecord,
  item: PlanItem,
  maySee: (field: string) => boolean,
): Promise<{ steps: ExplanationStep[] }> {
  // No record stands behind what somebody decided.
  if (plan.kind === 'hand') return { steps: [decided(item)] }
  const snapshot = plan.snapshotId === null ? undefined : await findSnapshot(tx, plan.snapshotId)
  const employee =
    snapshot === undefined || item.externalId === null
      ? undefined
      : await loadEmployee(tx, snapshot.id, item.externalId)
  const problems =
    snapshot === undefined || item.externalId === null
      ? []
      : await loadProblems(tx, snapshot.id, item.externalId)
  return {
    steps: [
      {
        step: 'fetched',
        outcome: employee === undefined ? 'not in the snapshot' : 'in the snapshot',
        details: [
          { label: 'fetched at', value: snapshot?.finishedAt ?? null },
          { label: 'id in the HR system', value: item.externalId },
          ...sourceDetails(employee).filter((one) => maySee(one.label)),
          ...problems.map((one) => ({ label: `problem: ${one.field ?? 'record'}`, value: one.message })),
        ],
      },
      {
        step: 'in scope',
        outcome:
          item.bucket === 'outside the filter'
            ? 'outside the filter'
            : employee === undefined
              ? 'unknown'
              : 'inside the filter',
        details: [],
      },
      { step: 'matched', outcome: item.situation, details: matchDetails(item) },
      {
        step: 'mapped',
        outcome: `${item.changes.length}`,
        details: item.changes
          .filter((one) => maySee(one.attribute))
          .map((one) => ({
            label: one.attribute,
            value: `${one.source?.value ?? '–'} → ${one.new ?? '–'} (${one.rule})`,
          })),
      },
      decided(item),
    ],
  }
}

function decided(item: PlanItem): ExplanationStep {
  return {
    step: 'decided',
    outcome: item.reason.code,
    details: [
      { label: 'bucket', value: item.bucket },
      { label: 'action', value: item.action },
      { label: 'event', value: item.event },
      { label: 'acts on', value: item.effectiveDate },
      ...Object.entries(item.reason.values).map(([label, value]) => ({ label, value })),
    ],
  }
}

function sourceDetails(employee: Employee | undefined): Detail[] {
  if (employee === undefined) return []
  const { custom = {}, ...fields } = employee
  const own = Object.entries(custom).map(([id, value]) => [`custom:${id}`, value] as const)
  return [...Object.entries(fields), ...own].map(([label, value]) => ({
    label,
    value:
      value === null
        ? null
        : typeof value === 'object'
          ? 'source' in value
            ? String(value.source)
            : JSON.stringify(value)
          : String(value),
  }))
}

function matchDetails(item: PlanItem): Detail[] {
  return item.candidates.flatMap((candidate) =>
    candidate.evidence.map((one) => ({
      label: `${candidate.name}: ${one.kind}`,
      value: `${one.record ?? '–'} / ${one.person ?? '–'}`,
    })),
  )
}
