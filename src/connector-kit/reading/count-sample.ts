import { mapRecord, type RecordReading } from './map-record.ts'
import type { JsonObject } from './reader.ts'

/** What a few records show: which fields are supplied at all, and how full the fullest record is. No values. */
export type SampleCount = Readonly<{ filled: number; supplied: ReadonlySet<string> }>

/** Counts the fields of a few records. */
export function countSample(records: readonly JsonObject[], reading: RecordReading): SampleCount {
  const supplied = new Set<string>()
  let filled = 0
  for (const record of records) {
    const { employee } = mapRecord(record, reading)
    if (!employee) continue
    const values = Object.entries(employee)
    for (const [field] of values) supplied.add(field)
    filled = Math.max(filled, values.filter(([, value]) => value !== null).length)
  }
  return { filled, supplied }
}
