import type { Receipt } from '#api/contract/registry.ts'
import { counted, number } from './count-words.ts'

/** The receipt of a run, a line for each thing that happened. */
export function receiptInWords(receipt: Receipt): string[] {
  const { counts, left } = receipt
  const kind = receipt.undoes === null ? 'sync' : `undo of run ${receipt.undoes.number}`
  const done = [
    [counts.created, 'created'],
    [counts.changed, 'changed'],
    [counts.left, 'left'],
    [counts.returned, 'returned'],
    [counts.withdrawn, 'withdrawn'],
  ] as const
  const people = done.flatMap(([count, words]) => (count === 0 ? [] : [`${number(count)} ${words}`]))
  const lines = [
    `Run ${receipt.number} (${kind}) by ${receipt.by} at ${receipt.at}`,
    `  ${people.length === 0 ? 'nobody' : people.join(', ')}; ${counted(counts.fields, 'value', 'values')} written`,
  ]
  if (left.held > 0) lines.push(`  ${counted(left.held, 'line', 'lines')} stayed held`)
  if (left.excluded > 0) lines.push(`  ${counted(left.excluded, 'line', 'lines')} not selected`)
  for (const one of receipt.guardsReleased) {
    lines.push(`  released: ${one.guard} by ${one.by}${one.reason === null ? '' : ` (${one.reason})`}`)
  }
  if (left.waiting !== undefined)
    lines.push(`  ${counted(left.waiting, 'line waits', 'lines wait')} for a second person`)
  const { approval } = receipt
  if (approval != null) {
    const said = approval.comment === null ? '' : ` (${approval.comment})`
    lines.push(`  asked by ${approval.askedBy}, approved by ${approval.approvedBy}${said}`)
  }
  return lines
}
