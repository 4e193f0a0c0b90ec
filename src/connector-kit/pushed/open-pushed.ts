import { isSensitive } from '#model/employee.ts'
import { askedOf } from '../asked.ts'
import { fieldsOf } from '../available-fields.ts'
import type { AskedFields, CheckResult, FetchEvent, KitClock, OpenConnection } from '../connection.ts'
import type { PushMethod } from '../definition.ts'
import { failureFor } from '../failures.ts'
import { countPage, endOf, noCounts } from '../fetching/fetch-counts.ts'
import { incompleteFetch } from '../fetching/judge-completeness.ts'
import type { DiscoveredField } from '../http-definition.ts'
import { mapRecord } from '../reading/map-record.ts'
import type { JsonObject } from '../reading/reader.ts'

/** People who were sent to us, and the method that reads them. */
export type PushedToOpen = Readonly<{
  method: PushMethod
  /** The HR system's name. */
  name: string
  clock: KitClock
  /** Everybody who was sent so far, page by page, each record once. */
  people: () => AsyncIterable<readonly JsonObject[]>
}>

const mostSearched = 1000

/** What was sent to us as a connection: it is read the way HR systems are read over HTTP. */
export function openPushed(pushed: PushedToOpen): OpenConnection {
  return {
    check: () => checkPushed(pushed),
    customFields: () => discover(pushed),
    fetchEmployees: (asked, signal) => readPushed(pushed, asked, signal),
  }
}

async function* readPushed(
  { method, name, clock, people }: PushedToOpen,
  wanted: AskedFields,
  signal: AbortSignal,
): AsyncGenerator<FetchEvent, void> {
  const counts = noCounts()
  const reading = {
    fields: method.fields,
    custom: method.customFields?.read,
    asked: askedOf(method, wanted, clock.now()),
  }
  for await (const records of people()) {
    if (signal.aborted) {
      yield endOf(counts, 0, failureFor('cancelled', name))
      return
    }
    const mapped = records.map((record) => mapRecord(record, reading))
    const employees = mapped.flatMap(({ employee }) => employee ?? [])
    const problems = mapped.flatMap((one) => one.problems)
    const unreadable = records.length - employees.length
    yield countPage(counts, { employees, problems, unreadable }, 0)
  }
  const nobody = counts.people + counts.unreadable === 0
  const because = nobody ? undefined : incompleteFetch(counts.people, counts.unreadable)
  if (because) counts.incompleteBecause.push(because)
  yield endOf(counts, 0, nobody ? failureFor('nobody-pushed', name) : null)
}

async function* checkPushed(pushed: PushedToOpen): AsyncGenerator<CheckResult> {
  const line = { step: 'sample', id: null, label: 'A sample record', failure: null, sample: null } as const
  const fields = fieldsOf(pushed.method).filter((field) => !isSensitive(field))
  for await (const event of readPushed(pushed, { fields, custom: [] }, new AbortController().signal)) {
    if (event.kind === 'end')
      yield { ...line, outcome: 'failed', failure: failureFor('nobody-pushed', pushed.name) }
    if (event.kind !== 'page' || event.employees.length === 0) continue
    const filled = event.employees.map((one) => Object.values(one).filter((value) => value !== null).length)
    yield { ...line, outcome: 'passed', sample: { fields: fields.length, filled: Math.max(...filled) } }
    return
  }
}

async function discover({ method, people }: PushedToOpen): Promise<readonly DiscoveredField[]> {
  const some: JsonObject[] = []
  for await (const records of people()) {
    some.push(...records)
    if (some.length >= mostSearched) break
  }
  return method.customFields?.list(some) ?? []
}
