import type { IncompleteBecause } from '#model/snapshot.ts'
import { fail } from '../failures.ts'
import type { Asked, Listing } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import { pathOf } from '../sending/build-url.ts'
import type { Call } from '../sending/outgoing-request.ts'
import { firstPosition, nextPosition, type Position, totalOf } from './next-position.ts'

const mostPages = 10_000

/** A page of a list, as it came. */
export type Page = Readonly<{
  records: readonly unknown[]
  /** How many the part of the list announces, and which part it is. */
  total: number | null
  part: number
  answer: unknown
}>
/** Sends a call and gives the content of its answer; throws a `ConnectorFailure`. */
export type SendCall = (call: Call) => Promise<unknown>
/** A list and what it is asked for; `name` is the HR system's, for failures. */
export type ListSource = Readonly<{ listing: Listing; asked: Asked; base: URL; name: string; send: SendCall }>
/** Pages one after the other; at the end why it is not the end of the list, or undefined where it is. */
export type PageReader = AsyncGenerator<Page, IncompleteBecause | undefined>

/** Reads the parts of a list. Returns why it did not come to its end, or undefined when it did. */
export async function* readPages(source: ListSource): PageReader {
  for (const [part, more] of (source.listing.parts ?? [{}]).entries()) {
    const requestAt = (page: number) => {
      const whole = source.listing.request(source.asked, page)
      return { ...whole, ...more, query: { ...whole.query, ...more.query } }
    }
    const ended = yield* readPart(source, requestAt, part)
    if (ended) return ended
  }
  return undefined
}

/** The one loop over pages. */
async function* readPart(
  { listing, send, base, name }: ListSource,
  requestAt: (page: number) => Call['request'],
  part: number,
): PageReader {
  const asked = new Set<string>()
  let position: Position | undefined = firstPosition(listing.pagination)
  let recordsInAll = 0
  for (let pages = 0; position; pages++) {
    const key = JSON.stringify(position.link ?? [position.query, position.body, position.page])
    if (asked.has(key))
      return { reason: 'repeated-page', detail: 'A page pointed back to one that was read before.' }
    if (pages >= mostPages)
      return { reason: 'end-not-reached', detail: `The list did not end after ${mostPages} pages.` }
    asked.add(key)
    const call = callAt(listing, requestAt(position.start), position)
    const answer = await send(call)
    const total = totalOf(listing, answer)
    const records = recordsOf(listing, answer, total, name)
    recordsInAll += records.length
    yield { records, total, part, answer }
    const path: string = call.link ?? pathOf(base, call.request)
    position = nextPosition(
      listing.pagination,
      position,
      { answer, records: records.length, recordsInAll, total },
      path,
    )
  }
  return undefined
}

function callAt({ pagination }: Listing, request: Call['request'], { query, body, link }: Position): Call {
  if (link !== undefined) return { request, link }
  const paged = {
    ...request,
    ...(query ? { query: { ...request.query, ...query } } : {}),
    ...(body ? { body: { ...(isObject(request.body) ? request.body : {}), ...body } } : {}),
  }
  return { request: paged, whole: pagination.style === 'single-page' }
}

function recordsOf(
  listing: Listing,
  answer: unknown,
  total: number | null,
  name: string,
): readonly unknown[] {
  const records = findRecords(listing, answer)
  if (Array.isArray(records)) return records
  // Nobody at all may be told by the number alone, as RFC 7644 lets SCIM do.
  return records === undefined && total === 0 ? [] : fail('unexpected-answer', name)
}

function findRecords(listing: Listing, answer: unknown): unknown {
  try {
    return at(answer, listing.recordsAt)
  } catch {
    return undefined
  }
}
