import { presentItem } from '#api/present/present-preview.ts'
import type { CompanyAccess } from '#model/access.ts'
import { approvalNeeds } from '#pipeline/apply/find-approval.ts'
import { countComments } from '#stores/comment-store.ts'
import { loadLabels } from '#stores/labels.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import { namesOfLines, type PlanRecord } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'

/** Lines with names in the place of ids. */
export async function labelItems(
  tx: Tx,
  company: CompanyAccess,
  plan: PlanRecord,
  lines: readonly ChosenItem[],
) {
  const managers = lines.flatMap(({ item }) =>
    item.changes
      .filter((one) => one.attribute === 'manager' || one.attribute === 'mergedInto')
      .flatMap((one) => [one.old, one.new]),
  )
  const records = managers.flatMap((one) => (one?.startsWith('record:') ? [one] : []))
  const named = records.length === 0 ? new Map<string, string>() : await namesOfLines(tx, plan.id, records)
  const labels = await loadLabels(tx, {
    personIds: [...managers, ...lines.map(({ item }) => item.personId)].filter((one) => one !== null),
    records: new Map([...named].map(([key, name]) => [key.slice('record:'.length), name])),
  })
  const needs = plan.state === 'open' ? await approvalNeeds(tx, plan, lines) : new Map<string, never[]>()
  const comments = await countComments(
    tx,
    plan.connectionId,
    lines.map(({ item }) => item),
  )
  return lines.map((line) =>
    presentItem(line, labels, company, {
      needsApproval: needs.get(line.item.key) ?? [],
      comments: comments(line.item),
    }),
  )
}
