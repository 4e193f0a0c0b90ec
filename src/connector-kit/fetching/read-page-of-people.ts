import type { Employee, RecordProblem } from '#model/employee.ts'
import { failureOf } from '../failures.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import { externalIdOf, type MappedRecord, mapRecord, problemOf } from '../reading/map-record.ts'
import type { JsonObject } from '../reading/reader.ts'
import { mayPass } from '../sending/with-retries.ts'
import type { Attach, Attached } from './attach.ts'
import type { SeenRecords } from './seen-records.ts'

/** What a page of records became. */
export type PageOfPeople = {
  employees: readonly Employee[]
  problems: RecordProblem[]
  withoutId: number
  unreadable: number
  /** Employees given on an earlier page who turned out to be in conflict. */
  takenBack: number
}

/** People by id whose extra calls failed for the moment, and how each is completed when it is tried again. */
export type Aside = Map<string, () => Promise<Attached>>

/** So many, and it is no longer about single people: then the fetch ends. */
const mostAside = 10

type Mapping = Readonly<{ method: Pick<HttpMethod, 'fields' | 'customFields'>; asked: Asked }>

/** What a page is read with; without `aside` a failed extra call ends the fetch at once. */
type PageParts = Mapping &
  Readonly<{
    attach: Attach
    seen: SeenRecords
    aside?: Aside
    /** So many extra calls may run at once. */
    callsAtOnce?: number | undefined
    /** The answer the records came in, which may hold more lists beside them. */
    answer: unknown
  }>

/** Reads the records of a page; what came before is left out, what contradicts is a problem for both. */
export async function readPageOfPeople(records: readonly unknown[], parts: PageParts): Promise<PageOfPeople> {
  const page = emptyPage()
  const conflicts = new Set<string>()
  // Extra calls run side by side; the sender keeps to the limit and to the order of a rotating token.
  const { callsAtOnce = 1 } = parts
  const mapped = await inTurn(records, callsAtOnce * 2, (record) => readOne(record, parts, page, conflicts))
  const here = take(mapped, page)
  for (const id of conflicts) {
    if (!parts.aside?.delete(id)) continue
    conflicts.delete(id)
    page.unreadable++
  }
  page.employees = here.filter((employee) => !conflicts.has(employee.externalId))
  const conflictsHere = here.length - page.employees.length
  page.unreadable += conflictsHere
  page.takenBack = conflicts.size - conflictsHere
  return page
}

/** So many at once, each finished before another is begun: where a fetch is cut, few are left half read. */
async function inTurn<T>(
  records: readonly unknown[],
  atOnce: number,
  read: (record: unknown) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const reader = async () => {
    while (next < records.length) {
      const index = next++
      results[index] = await read(records[index])
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, reader))
  } finally {
    next = records.length
  }
  return results
}

/** Tries once more whoever was put aside; throws the `ConnectorFailure` of a second failure. */
export async function readAside(aside: Aside, mapping: Mapping): Promise<PageOfPeople> {
  const page = emptyPage()
  const mapped = [...aside].map(([id, again]) => complete(id, again, mapping))
  page.employees = take(await Promise.all(mapped), page)
  return page
}

function emptyPage(): PageOfPeople {
  return { employees: [], problems: [], withoutId: 0, unreadable: 0, takenBack: 0 }
}

function take(mapped: readonly (MappedRecord | undefined)[], page: PageOfPeople): Employee[] {
  const read = mapped.filter((one) => one !== undefined)
  page.problems.push(...read.flatMap(({ problems }) => problems))
  const employees = read.flatMap(({ employee }) => employee ?? [])
  page.unreadable += read.length - employees.length
  return employees
}

async function readOne(
  record: unknown,
  parts: PageParts,
  page: PageOfPeople,
  conflicts: Set<string>,
): Promise<MappedRecord | undefined> {
  const { method, attach, seen, aside, answer } = parts
  const { id, problem } = externalIdOf(record, method.fields)
  if (problem) {
    page.withoutId++
    return seen.secondReading() ? undefined : { employee: null, problems: [problem] }
  }
  const sighting = seen.take(id, record)
  if (sighting === 'same') return undefined
  if (sighting === 'conflict') {
    conflicts.add(id)
    const message = `Two different records came with the id ${id}; neither is used.`
    return unreadable(id, 'conflicting-record', message)
  }
  const attached = () => attach(record as JsonObject, answer)
  try {
    return await complete(id, attached, parts)
  } catch (error) {
    const failure = failureOf(error)
    if (!aside || aside.size >= mostAside || !failure || !mayPass(failure)) throw error
    aside.set(id, attached)
    return undefined
  }
}

async function complete(
  id: string,
  attach: () => Promise<Attached>,
  { method, asked }: Mapping,
): Promise<MappedRecord> {
  try {
    const { record, problems } = await attach()
    const mapped = mapRecord(record, { fields: method.fields, custom: method.customFields?.read, asked })
    if (!mapped.employee) return mapped
    return { ...mapped, problems: [...problems.map((one) => problemOf(one, id, null)), ...mapped.problems] }
  } catch (error) {
    if (failureOf(error)?.httpStatus !== 404) throw error
    // Somebody removed between the list and the call for the details.
    return unreadable(id, 'unreadable-record', 'The details of this person no longer exist.')
  }
}

function unreadable(externalId: string, code: RecordProblem['code'], message: string): MappedRecord {
  return { employee: null, problems: [{ externalId, field: null, code, message }] }
}
