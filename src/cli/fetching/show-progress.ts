import type { FetchEvent } from '#connector-kit'
import type { Terminal } from '../terminal.ts'

const clearLine = '\r\u001b[2K'

/** One line that is written over, and only where somebody watches: a log file gets none of it. */
export function showProgress(event: FetchEvent, { err, interactive }: Terminal): void {
  if (!interactive) return
  if (event.kind === 'end') {
    err.write(clearLine)
    return
  }
  const { people, expectedPeople, pages, waitingUntilAt } = event.progress
  const known = expectedPeople === null ? `${people} people` : `${people} of ${expectedPeople} people`
  const waiting = waitingUntilAt === null ? '' : `, waiting for the HR system’s limit until ${waitingUntilAt}`
  err.write(`${clearLine}${known}, ${pages} pages${waiting}`)
}
