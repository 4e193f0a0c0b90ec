import type { AskedFields, FetchEvent, FetchSummary } from '#connector-kit'
import { type Employee, employeeFields } from '#model/employee.ts'
import { selectInScope } from '#pipeline/scope/select-in-scope.ts'
import { jsonLine, type Terminal, write } from '../terminal.ts'
import type { FetchOptions } from './fetch-options.ts'
import { openOutput } from './open-output.ts'
import type { EmployeeSource } from './open-source.ts'
import { showProgress } from './show-progress.ts'
import { findingsInWords, summaryInWords } from './summary-in-words.ts'

/** What of a fetch goes to whoever called the command: the filter's people, and the problems of nobody outside it. */
export type FetchReport = Omit<FetchSummary, 'failure'> & {
  failure?: FetchSummary['failure']
  outsideFilter?: number
}

/** Writes employees as they come, then the findings and the summary; 0 only when the fetch was complete. */
export async function writeFetched(
  source: EmployeeSource,
  options: FetchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const output = openOutput(options.out, terminal)
  const outside = new Set<string>()
  let people = 0
  let summary: FetchSummary | null = null
  for await (const event of source.fetch(signal)) {
    showProgress(event, terminal)
    if (event.kind === 'page') people += await writePage(event)
    if (event.kind === 'end') summary = event.summary
  }
  await output.close()
  if (!summary) throw new Error(`${source.name} ended without a summary`)
  const report = reportOf(summary, people, outside, options)
  await write(terminal.err, findingsInWords(report.problems))
  if (options.json) await write(terminal.out, jsonLine(report))
  else await write(terminal.err, summaryInWords(report, options.out))
  return summary.complete ? 0 : 1

  async function writePage(page: Extract<FetchEvent, { kind: 'page' }>): Promise<number> {
    let written = 0
    for (const employee of page.employees) {
      if (selectInScope(employee, options.filter).inScope) {
        await output.write(jsonLine(chosenOf(employee, source.chosen)))
        written += 1
      } else outside.add(employee.externalId)
    }
    return written
  }
}

function reportOf(
  summary: FetchSummary,
  people: number,
  outside: ReadonlySet<string>,
  options: FetchOptions,
): FetchReport {
  const { pages, requests, complete, incompleteBecause, failure } = summary
  const problems = summary.problems.filter(
    ({ externalId }) => externalId === null || !outside.has(externalId),
  )
  const filtered = options.filter.length > 0 ? { outsideFilter: outside.size } : {}
  return {
    people,
    pages,
    requests,
    complete,
    incompleteBecause,
    problems,
    ...filtered,
    ...(failure ? { failure } : {}),
  }
}

/** The keys in their declared order; a field that only the filter needed is not written. */
function chosenOf(employee: Employee, chosen: AskedFields | null): object {
  const entries: [string, unknown][] = []
  for (const field of employeeFields) {
    const value = employee[field]
    if (value === undefined) continue
    if (field === 'custom') entries.push([field, chosenCustom(employee.custom ?? {}, chosen)])
    else if (!chosen || field === 'externalId' || chosen.fields.includes(field)) entries.push([field, value])
  }
  return Object.fromEntries(entries)
}

function chosenCustom(custom: NonNullable<Employee['custom']>, chosen: AskedFields | null): object {
  return Object.fromEntries(Object.entries(custom).filter(([id]) => !chosen || chosen.custom.includes(id)))
}
