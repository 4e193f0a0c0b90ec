import type { GuardId } from '#model/plan.ts'
import { text } from '#web/text.ts'

/** Which guards hold a line, in a sentence. */
export function heldSentence(guards: readonly GuardId[]): string {
  return text('preview.held-by', { guards: guards.map((guard) => text(`guard.${guard}.short`)).join(', ') })
}
