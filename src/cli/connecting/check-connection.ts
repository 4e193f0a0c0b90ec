import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { type CheckLine, checkLine } from '#api/contract/credentials.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import type { Terminal } from '../terminal.ts'
import { type Place, paramsOf } from '../waiting.ts'
import { writeLines } from '../words/write-lines.ts'

/** Tests the connection and tells each step as it ends. */
export async function checkConnection(
  client: PortalClient,
  place: Place,
  terminal: Terminal,
): Promise<CheckLine[]> {
  const { body } = await client.open('POST /companies/{company}/connections/{connection}/check', {
    params: paramsOf(place),
  })
  const lines: CheckLine[] = []
  for await (const text of createInterface({ input: Readable.from(body ?? []), crlfDelay: Infinity })) {
    if (text.trim() === '') continue
    const line = checkLine.parse(JSON.parse(text))
    lines.push(line)
    await writeLines(terminal.err, inWords(line))
  }
  return lines
}

const marks = { passed: 'ok', failed: 'FAILED', skipped: 'not tested' } as const

function inWords({ label, outcome, failure, sample }: CheckLine): string[] {
  const filled = sample === null ? '' : ` (${sample.filled} of ${sample.fields} fields filled)`
  const lines = [`${marks[outcome]}: ${label}${filled}`]
  if (failure === null) return lines
  lines.push(`  ${failure.what} ${failure.advice}${failure.where === undefined ? '' : ` (${failure.where})`}`)
  if (failure.lost !== undefined && failure.lost.length > 0)
    lines.push(`  Without it: no ${failure.lost.join(', ')}`)
  return lines
}
