import type { ApprovalView } from '#api/contract/approval.ts'
import type { Preview } from '#api/contract/preview.ts'
import type { ReadKey } from '#web/queries.ts'
import { type TextId, text } from '#web/text.ts'

/** What reads differently once somebody asked or decided. */
export const approvalReads: readonly ReadKey[] = [
  'GET /companies/{company}/plans/{plan}',
  'GET /companies/{company}/approvals',
]

/** Selected lines wait for a second person who has not approved them. */
export function waitsForApproval({ approval, state }: Pick<Preview, 'approval' | 'state'>): boolean {
  return state === 'open' && approval != null && approval.needed > 0 && approval.request?.state !== 'approved'
}

/** Why "Ask for approval" cannot be clicked, or null when it can. */
export function askHindrance(approval: ApprovalView): TextId | null {
  if (approval.request?.state === 'waiting') return 'preview.bar.no.approval-waits'
  return approval.approvers.length === 0 ? 'preview.bar.no.nobody-to-approve' : null
}

export function reasonsInWords({ reasons }: Pick<ApprovalView, 'reasons'>): string {
  return reasons.map(({ reason, lines }) => text(`approval.reason.${reason}`, { lines })).join(', ')
}

/** "Ola or Berit": any one of them is enough. */
export function namesWithOr(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${text('approval.or')} ${last}`
}
