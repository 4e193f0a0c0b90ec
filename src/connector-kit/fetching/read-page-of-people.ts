import type { Employee, RecordProblem } from '#model/employee.ts'
import { failureOf } from '../failures.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import { externalIdOf, type MappedRecord, mapRecord } from '../reading/map-record.ts'
import type { JsonObject } from '../reading/reader.ts'
import type { Attach } from './attach.ts'
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

export type PageParts = Readonly<{
  method: Pick<HttpMethod, 'fields' | 'customFields'>
  asked: Asked
  attach: Attach
  seen: SeenRecords
  /** The answer the records came in, which may hold more lists beside them. */
  answer: unknown
}>

/** Reads the records of a page; what came before is left out, what contradicts is a problem for both. */
export async function readPageOfPeople(records: readonly unknown[], parts: PageParts): Promise<PageOfPeople> {
  const page: PageOfPeople = { employees: [], problems: [], withoutId: 0, unreadable: 0, takenBack: 0 }
  const conflicts = new Set<string>()
  const here: Employee[] = []
  // Extra calls of a page run side by side; the sender keeps to the limit and to the order of a rotating token.
  const mapped = await Promise.all(records.map((record) => readOne(record, parts, page, conflicts)))
  for (const one of mapped) {
    if (!one) continue
    page.problems.push(...one.problems)
    if (one.employee) here.push(one.employee)
    else page.unreadable++
  }
  page.employees = here.filter((employee) => !conflicts.has(employee.externalId))
  const conflictsHere = here.length - page.employees.length
  page.unreadable += conflictsHere
  page.takenBack = conflicts.size - conflictsHere
  return page
}

async function readOne(
  record: unknown,
  { method, asked, attach, seen, answer }: PageParts,
  page: PageOfPeople,
  conflicts: Set<string>,
): Promise<MappedRecord | undefined> {
  const { id, problem } = externalIdOf(record, method.fields)
  if (problem) {
    page.withoutId++
    return seen.secondReading() ? undefined : { employee: null, problems: [problem] }
  }
  const sighting = seen.take(id, record)
  if (sighting === 'same') return undefined
  if (sighting === 'conflict') {
    conflicts.add(id)
    return { employee: null, problems: [conflictOf(id)] }
  }
  const complete = await completed(id, () => attach(record as JsonObject, answer))
  if ('code' in complete) return { employee: null, problems: [complete] }
  return mapRecord(complete.record, { fields: method.fields, custom: method.customFields?.read, asked })
}

async function completed(
  externalId: string,
  attach: () => Promise<JsonObject>,
): Promise<{ record: JsonObject } | RecordProblem> {
  try {
    return { record: await attach() }
  } catch (error) {
    // Somebody removed between the list and the call for the details.
    if (failureOf(error)?.httpStatus !== 404) throw error
    return {
      externalId,
      field: null,
      code: 'unreadable-record',
      message: 'The details of this person no longer exist.',
    }
  }
}

function conflictOf(externalId: string): RecordProblem {
  const message = `Two different records came with the id ${externalId}; neither is used.`
  return { externalId, field: null, code: 'conflicting-record', message }
}
