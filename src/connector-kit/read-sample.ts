import { isSensitive } from '#model/employee.ts'
import { askedOf } from './asked.ts'
import { fieldsOf } from './available-fields.ts'
import type { CheckParts } from './check-connection.ts'
import { failureOf } from './failures.ts'
import { askOffers } from './fetching/ask-offers.ts'
import { prepareAttach } from './fetching/attach.ts'
import { readPages } from './fetching/read-pages.ts'
import { isObject } from './reading/at.ts'
import { countSample, type SampleCount } from './reading/count-sample.ts'
import type { JsonObject } from './reading/reader.ts'
import type { Sender } from './sending/open-sender.ts'

/** What a few records show: which fields are supplied at all, and how full the fullest record is. No values. */
export type Sample = SampleCount & Readonly<{ fields: number }>

const mostRecords = 20

/** Reads the beginning of the first page with every field that is not sensitive. */
export async function readSample(
  { method, name, base, clock, signal }: CheckParts,
  sender: Sender,
): Promise<Sample> {
  const fields = fieldsOf(method).filter((field) => !isSensitive(field))
  const send = (call: Parameters<Sender['send']>[0]) => sender.send(call, signal)
  const asked = await askOffers(askedOf(method, { fields, custom: [] }, clock.now()), method, send)
  const source = { asked, base, name, send }
  const attach = await prepareAttach({ employees: method.employees, asked, source, onRefused: () => {} })
  const first = await readPages({ ...source, listing: method.employees }).next()
  const records = first.done ? [] : first.value.records.filter(isObject).slice(0, mostRecords)
  const answer = first.done ? undefined : first.value.answer
  const complete: JsonObject[] = []
  for (const record of records)
    complete.push(
      await attach(record, answer).catch((error: unknown) => {
        if (failureOf(error)?.httpStatus !== 404) throw error
        return record
      }),
    )
  return {
    fields: fields.length,
    ...countSample(complete, { fields: method.fields, custom: undefined, asked }),
  }
}
