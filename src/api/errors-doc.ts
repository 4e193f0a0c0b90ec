import { failureCatalogue } from '#connector-kit/failures.ts'
import {
  cannotOpen,
  cutShort,
  noHeadings,
  noIdColumn,
  noKeyColumn,
  tooLarge,
  unreadableWorkbook,
  wrongColumns,
  wrongContent,
} from '#connector-kit/files/file-faults.ts'
import type { ProblemCode } from '#model/employee.ts'
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

/** Each fault of a file once, about an example. */
export const fileFaultExamples = [
  cannotOpen('employees.csv', 'ENOENT'),
  tooLarge(200 * 1024 * 1024),
  wrongContent('a web page', 'Export the list from the HR system again.'),
  unreadableWorkbook('its list of sheets is damaged'),
  cutShort('The file ends in the middle of a row.'),
  noHeadings(),
  noIdColumn(['Name', 'Team']),
  noKeyColumn('contracts.csv', 'Employee ID', ['Name', 'Team']),
  wrongColumns('“jobTitel” for “Position” is no field.'),
].map((one) => one.failure)

const findings: Readonly<Record<ProblemCode, string>> = {
  'unknown-code': 'A status, type or reason that the connector does not know. The field keeps what it was.',
  'bad-date': 'A day that does not exist or cannot be told for certain. The field keeps what it was.',
  'bad-value': 'A value that is damaged or not of its kind. The field keeps what it was.',
  'unreadable-record': 'A record that could not be read at all. Its person is left untouched.',
  'missing-id':
    'A record without the id by which the HR system tells people apart. Its person is left untouched.',
  'duplicate-id': 'The same record came twice; it counts once.',
  'conflicting-record': 'Two different records with one id. Neither is taken.',
  'unknown-heading':
    'A column that was not recognised, or only guessed. Say in the columns file what it holds.',
  'unsafe-number':
    'A number that is too long to be kept exactly. Format the column as text in the HR system or in Excel.',
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
    '## Failures of reading a file',
    'In the same places, about an example.',
    ...fileFaultExamples
      .map(
        ({ code, kind, what, advice, who }) =>
          [code, entry(code, `Kind: ${kind}`, what, advice, who)] as const,
      )
      .sort(byCode)
      .map(([, text]) => text),
    '## Findings about single records',
    'They never stop the others. The message with each says which value it is about; it is mended in the HR system.',
    ...Object.entries(findings)
      .sort(byCode)
      .map(([code, what]) => `### ${code}\n\n${what}`),
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
