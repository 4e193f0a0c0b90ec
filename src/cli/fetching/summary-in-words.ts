import type { RecordProblem } from '#model/employee.ts'
import { printable } from '../terminal.ts'
import type { FetchReport } from './write-fetched.ts'

const shownFindings = 500

export function findingsInWords(problems: readonly RecordProblem[]): string {
  const lines = problems.slice(0, shownFindings).map(({ externalId, field, code, message }) => {
    const where = [externalId === null ? '' : `employee ${externalId}`, field ?? ''].filter(
      (part) => part !== '',
    )
    return `finding: ${code}${where.length > 0 ? ` (${where.join(', ')})` : ''}: ${message}`
  })
  const more = problems.length - lines.length
  if (more > 0) lines.push(`finding: and ${more} more; --json lists all of them`)
  return lines.map((line) => `${printable(line)}\n`).join('')
}

export function summaryInWords(report: FetchReport, out: string | null): string {
  const { people, pages, requests, complete, incompleteBecause, problems, outsideFilter, failure } = report
  const counts = [
    counted(people, 'person', 'people'),
    ...(outsideFilter === undefined ? [] : [`${outsideFilter} outside the filter`]),
    counted(pages, 'page', 'pages'),
    ...(requests > 0 ? [counted(requests, 'request', 'requests')] : []),
    counted(problems.length, 'finding', 'findings'),
  ]
  const lines = [`${counts.join(', ')}.`]
  if (complete) lines.push('Complete.')
  else lines.push('Incomplete: nobody may be taken for missing because of this fetch.')
  for (const { reason, detail } of incompleteBecause) lines.push(`  ${reason}: ${detail}`)
  if (failure) {
    lines.push(
      `  What to do: ${failure.advice} (${failure.who})${failure.where ? ` Where: ${failure.where}` : ''}`,
    )
  }
  if (out !== null && people > 0) lines.push(`Written to ${out}.`)
  return lines.map((line) => `${printable(line)}\n`).join('')
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
