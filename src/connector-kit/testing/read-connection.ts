import type { Employee } from '#model/employee.ts'
import type { AskedFields, FetchEvent, FetchSummary, OpenConnection } from '../connection.ts'

/** A fetch that was read to its end. */
export type WholeFetch = Readonly<{
  employees: readonly Employee[]
  summary: FetchSummary
  events: readonly FetchEvent[]
}>

/** Reads a connection to its end, taking back people in conflict. */
export async function readConnection(
  connection: OpenConnection,
  asked: AskedFields,
  signal: AbortSignal = new AbortController().signal,
): Promise<WholeFetch> {
  const events: FetchEvent[] = []
  let employees: Employee[] = []
  for await (const event of connection.fetchEmployees(asked, signal)) {
    events.push(event)
    if (event.kind === 'end') return { employees, events, summary: event.summary }
    if (event.kind !== 'page') continue
    const conflicting = event.problems
      .filter(({ code }) => code === 'conflicting-record')
      .map(({ externalId }) => externalId)
    employees = [...employees, ...event.employees].filter(
      ({ externalId }) => !conflicting.includes(externalId),
    )
  }
  throw new Error('a fetch ended without its end')
}
