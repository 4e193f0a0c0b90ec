import { failureCatalogue } from '#connector-kit/failures.ts'
import { errorCodes } from '#model/error-codes.ts'
import type { ErrorWords } from '#model/errors/error-words.ts'

const whoCan: Record<string, string> = {
  you: 'Whoever sent it',
  admin: 'An admin of the company',
  it: 'The IT colleague with access to the HR system',
  operator: 'The operator of the portal',
  'account manager': 'The account manager',
  nobody: 'Nobody; it mends itself or waits for a later version',
}

/** docs/errors.md, written from the codes themselves. */
export function errorsDocument(): string {
  const answers = Object.entries<ErrorWords>(errorCodes)
    .sort(byCode)
    .map(([code, { status, what, why, advice, who }]) =>
      entry(code, `Status: ${status}`, `${what} ${why}`, advice, who),
    )
  const failures = Object.entries(failureCatalogue)
    .sort(byCode)
    .map(([code, { kind, what, advice, who }]) =>
      entry(code, `Kind: ${kind}`, named(what), named(advice), who),
    )
  return [
    '# Errors',
    'Every code that an answer of the portal or a fetch can carry: what happened, what to do, and who can do it. ' +
      'This page is written from the code (`node scripts/write-errors-doc.ts`); a test keeps the two equal.',
    '## Answers of the portal',
    'In `application/problem+json`, as `code`.',
    ...answers,
    '## Failures of reading an HR system',
    'On a connection, in a check, in a fetch, and on the command line.',
    ...failures,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function entry(code: string, kind: string, what: string, advice: string, who: string): string {
  return `### ${code}\n\n${what}\n\n- What to do: ${advice}\n- Who: ${whoCan[who] ?? who}\n- ${kind}`
}

function byCode([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

function named(text: string): string {
  return text.replaceAll('{name}', 'The HR system').replace(/(?<=[a-z,;] )The HR system/g, 'the HR system')
}
