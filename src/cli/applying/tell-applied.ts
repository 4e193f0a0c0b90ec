import { jsonLine, type Terminal, write } from '../terminal.ts'
import { waitingInWords } from '../words/approval-in-words.ts'
import { heldInWords } from '../words/held-in-words.ts'
import { receiptInWords } from '../words/receipt-in-words.ts'
import { writeLines } from '../words/write-lines.ts'
import type { Applied } from './apply-plan.ts'

const exitCodes = {
  applied: 0,
  'already applied': 0,
  'nothing to do': 0,
  held: 3,
  'needs approval': 3,
  stale: 4,
} as const

/** The receipt, or why there is none; gives the exit code. */
export async function tellApplied(applied: Applied, json: boolean, terminal: Terminal): Promise<number> {
  if (json) await write(terminal.out, jsonLine(applied))
  else {
    const good = !['stale', 'held', 'needs approval'].includes(applied.outcome)
    await writeLines(good ? terminal.out : terminal.err, linesOf(applied))
  }
  return exitCodes[applied.outcome]
}

function linesOf({ outcome, receipt, held, differences, approval }: Applied): string[] {
  switch (outcome) {
    case 'applied':
    case 'already applied': {
      const before =
        outcome === 'already applied' ? ['This plan was applied already; nothing was done again.'] : []
      return [
        ...before,
        ...(receipt === null ? [] : receiptInWords(receipt)),
        ...heldInWords(held),
        ...waitingInWords(approval),
      ]
    }
    case 'nothing to do':
      return ['There is nothing to apply.']
    case 'held':
      return ['Nothing was applied: all that waits is held.', ...heldInWords(held)]
    case 'needs approval':
      return ['Nothing was applied: a second person has to approve first.', ...waitingInWords(approval)]
    case 'stale':
      return [
        'Nothing was applied: something this plan was made from has changed. Make a new one with rollcall preview.',
        ...differences.map((one) => `  ${one.name}: ${one.what}`),
      ]
  }
}
