import type { Preview } from '#api/contract/preview.ts'
import type { ApprovalReason } from '#model/approval.ts'
import { counted } from './count-words.ts'

const words: Readonly<Record<ApprovalReason, readonly [string, string]>> = {
  leavers: ['leaver', 'leavers'],
  'held guards': ['line of a released guard', 'lines of released guards'],
  'entity moves': ['move to another legal entity', 'moves to another legal entity'],
}

/** What waits for a second person, for whom, and what can be done meanwhile. */
export function waitingInWords(approval: Preview['approval'] | null): string[] {
  if (approval == null || approval.needed === 0) return []
  const { reasons, request, approvers, others } = approval
  const why = reasons.map(({ reason, lines }) => counted(lines, ...words[reason])).join(', ')
  return [`waits for approval: ${why}. ${standing(request, approvers)}`, ...meanwhile(others)]
}

type View = NonNullable<Preview['approval']>

function standing(request: View['request'], approvers: readonly string[]): string {
  const whom = approvers.length === 0 ? 'another admin, who has to be invited first' : approvers.join(' or ')
  if (request?.state === 'waiting')
    return `${request.askedBy} asked at ${request.askedAt} and waits for ${whom}.`
  if (request?.state === 'declined') return `Declined by ${request.decidedBy ?? ''}.`
  return `Ask for it in the preview in the portal; it can be given by ${whom}.`
}

function meanwhile(others: number): string[] {
  return others === 0
    ? []
    : [`${counted(others, 'other line needs', 'other lines need')} nobody: add --others to apply only those.`]
}
