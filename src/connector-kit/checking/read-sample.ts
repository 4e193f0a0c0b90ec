import { isSensitive } from '#model/employee.ts'
import { askedOf } from '../asked.ts'
import { fieldsOf } from '../available-fields.ts'
import { prepareReading, readSome } from '../fetching/prepare-reading.ts'
import type { SendCall } from '../fetching/read-pages.ts'
import { countSample, type SampleCount } from '../reading/count-sample.ts'
import type { Sender } from '../sending/open-sender.ts'
import type { CheckParts } from './check-connection.ts'

/** What a few records show: which fields are supplied at all, and how full the fullest record is. No values. */
export type Sample = SampleCount & Readonly<{ fields: number }>

const mostRecords = 20

/** Reads the beginning of the first page with every field that is not sensitive. */
export async function readSample(parts: CheckParts, sender: Sender): Promise<Sample> {
  const { method, clock, signal } = parts
  const fields = fieldsOf(method).filter((field) => !isSensitive(field))
  const send: SendCall = (call) => sender.send(call, signal)
  const reading = await prepareReading(
    { ...parts, send },
    askedOf(method, { fields, custom: [] }, clock.now()),
  )
  const records = await readSome(reading, mostRecords)
  const { asked } = reading
  return {
    fields: fields.length,
    ...countSample(records, { fields: method.fields, custom: undefined, asked }),
  }
}
