import type { Failure } from '#model/failure.ts'
import type { IncompleteBecause } from '#model/snapshot.ts'

const reasons: Readonly<Record<string, IncompleteBecause['reason']>> = {
  'cut-short': 'cut-short',
  'wrong-content': 'wrong-content',
  'sign-in-page': 'wrong-content',
  redirected: 'wrong-content',
  'not-complete': 'end-not-reached',
  cancelled: 'cancelled',
  'nobody-pushed': 'empty',
}

/** Why a fetch that failed is not complete. */
export function incompleteBecauseOf({ code, what }: Failure): IncompleteBecause {
  return { reason: reasons[code] ?? 'failed', detail: what }
}
