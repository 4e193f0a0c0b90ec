/**
 * The id of whom a line of a plan creates: the same whenever the run asks for it, so that a manager is known before the
 * line about them is written. It begins with the instant and the line (UUID version 7), so that people who come
 * together lie side by side in every index.
 */
export function newPersonId(run: Readonly<{ runId: string; at: Date }>, seq: number): string {
  const time = hex(run.at.getTime(), 12)
  const line = `7${hex((seq >>> 14) & 0xfff, 3)}-${hex(0x8000 | (seq & 0x3fff), 4)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${line}-${run.runId.slice(-12)}`
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0')
}
