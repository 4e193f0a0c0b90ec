import { askedOfPeople } from '../asked.ts'
import { failureOf } from '../failures.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import { isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'
import { askOffers } from './ask-offers.ts'
import { type Attach, prepareAttach } from './attach.ts'
import { type PageReader, readPages, type SendCall } from './read-pages.ts'
import type { Recalling } from './recall-details.ts'
import type { OnRefused } from './unless.ts'

/** What every reading of people needs. `onRefused` is told of second lists and calls that are not permitted. */
type ReadingParts = Readonly<{
  method: HttpMethod
  /** The HR system's, for failures. */
  name: string
  base: URL
  send: SendCall
  onRefused?: OnRefused
  /** Without, everything is asked for. */
  recalling?: Recalling | undefined
}>

/** A reading that may begin: what to ask for, what completes a record, and the pages of people from the first one. */
export type PreparedReading = Readonly<{ asked: Asked; attach: Attach; pages: () => PageReader }>

/** Asks for what comes before the list of people: the fields there are, and second lists. */
export async function prepareReading(
  { method, name, base, send, onRefused = () => {}, recalling }: ReadingParts,
  wanted: Asked,
): Promise<PreparedReading> {
  const { employees } = method
  const asked = await askOffers(wanted, method, send)
  const source = { asked, base, name, send }
  const attach = await prepareAttach({ employees, asked, source, onRefused, recalling })
  const ofPeople = { ...source, asked: askedOfPeople(asked, employees), listing: employees }
  return { asked, attach, pages: () => readPages(ofPeople) }
}

/** So many records of the first page, completed; one whose details are gone stays as it was listed. */
export async function readSome({ attach, pages }: PreparedReading, most: number): Promise<JsonObject[]> {
  const first = await pages().next()
  if (first.done) return []
  const { records, answer } = first.value
  const some = records.filter(isObject).slice(0, most)
  return Promise.all(
    some.map((record) =>
      attach(record, answer).then(
        (complete) => complete.record,
        (error: unknown) => {
          if (failureOf(error)?.httpStatus !== 404) throw error
          return record
        },
      ),
    ),
  )
}
