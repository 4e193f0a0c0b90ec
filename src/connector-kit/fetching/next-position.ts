import type { Listing, Pagination, Query } from '../http-definition.ts'
import { at } from '../reading/at.ts'
import { pathOfLink } from '../sending/build-url.ts'

/** Where a page is asked for: more query, more body, or the path of a next link. */
export type Position = Readonly<{
  query?: Query
  body?: Readonly<Record<string, unknown>>
  link?: string
  /** The number of the page, where the request is made from it. */
  page?: number
  start: number
}>

/** A page that was just read. */
type ReadSoFar = Readonly<{
  answer: unknown
  records: number
  recordsInAll: number
  total: number | null
}>

/** The position of the first page. */
export function firstPosition(pagination: Pagination): Position {
  return positionAt(pagination, ('first' in pagination && pagination.first) || 0)
}

/** The position after `current`, or undefined at the end of the list. */
export function nextPosition(
  pagination: Pagination,
  current: Position,
  read: ReadSoFar,
  path: string,
): Position | undefined {
  switch (pagination.style) {
    case 'single-page':
      return undefined
    case 'page-number':
    case 'page-in-request':
      return atEnd(read) ? undefined : positionAt(pagination, current.start + 1)
    case 'offset':
      // By what came, not by what was asked: a server may cap the size of a page.
      return atEnd(read) ? undefined : positionAt(pagination, current.start + read.records)
    case 'cursor': {
      const cursor = at(read.answer, pagination.nextAt)
      if (cursor === undefined || cursor === null) return undefined
      return {
        ...positionAt(pagination, read.recordsInAll),
        query: { ...sized(pagination), [pagination.param]: String(cursor) },
      }
    }
    case 'next-link': {
      const link = at(read.answer, pagination.nextAt)
      if (typeof link !== 'string' || read.records === 0) return undefined
      return { link: pathOfLink(link, path), start: read.recordsInAll }
    }
  }
}

function atEnd({ records, recordsInAll, total }: ReadSoFar): boolean {
  return records === 0 || (total !== null && recordsInAll >= total)
}

function positionAt(pagination: Pagination, start: number): Position {
  switch (pagination.style) {
    case 'single-page':
      return { start }
    case 'page-in-request':
      return { start, page: start }
    case 'page-number':
    case 'offset':
      if (pagination.in === 'body')
        return { start, body: { [pagination.param]: start, [pagination.sizeParam]: pagination.size } }
      return {
        start,
        query: { [pagination.param]: String(start), [pagination.sizeParam]: String(pagination.size) },
      }
    case 'cursor':
    case 'next-link':
      return { start, query: sized(pagination) }
  }
}

function sized({ sizeParam, size }: { sizeParam?: string; size?: number }): Query {
  return sizeParam === undefined || size === undefined ? {} : { [sizeParam]: String(size) }
}

/** The number of records in all, where the HR system tells it. */
export function totalOf(listing: Listing, answer: unknown): number | null {
  if (listing.totalAt === undefined) return null
  const total = toldAt(answer, listing.totalAt)
  const count = typeof total === 'string' ? Number(total) : total
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null
}

/** An answer of another shape tells no number; that it holds no list either is said elsewhere. */
function toldAt(answer: unknown, path: string): unknown {
  try {
    return at(answer, path)
  } catch {
    return undefined
  }
}
