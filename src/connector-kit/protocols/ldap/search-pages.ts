import { Buffer } from 'node:buffer'
import type { IncompleteBecause } from '#model/snapshot.ts'
import type { KitClock } from '../../connection.ts'
import { failureOf } from '../../failures.ts'
import { busyWords } from './directory-failure.ts'
import type { DirectoryPage, DirectoryQuery, DirectorySession } from './directory-session.ts'

type PagesToSearch = Readonly<{
  session: DirectorySession
  query: DirectoryQuery
  /** null asks without pages. */
  size: number | null
  clock: KitClock
  signal: AbortSignal
  onWait: (untilMs: number) => void
}>

const mostWaits = 3
const waitMs = 10_000
const mostEmptyPages = 3
const noCookie = Buffer.alloc(0)

/** The pages of a search, one after the other; tells at the end why it is not the end, if it is not. */
export async function* searchPages(
  parts: PagesToSearch,
): AsyncGenerator<DirectoryPage, IncompleteBecause | undefined> {
  let cookie: Buffer = noCookie
  let emptyPages = 0
  for (let first = true; ; first = false) {
    const page = await searchPatiently(parts, cookie)
    yield page
    if (page.cookie === null && !first && parts.size !== null)
      return notTheEnd('The directory stopped telling whether there are more pages.')
    if (page.cookie === null || page.cookie.length === 0) return undefined
    if (page.entries.length === 0) emptyPages++
    if (emptyPages > mostEmptyPages) return notTheEnd('The directory went on with empty pages.')
    cookie = page.cookie
  }
}

function notTheEnd(detail: string): IncompleteBecause {
  return { reason: 'end-not-reached', detail }
}

/** A directory that is busy is asked again after a while. */
async function searchPatiently(parts: PagesToSearch, cookie: Buffer): Promise<DirectoryPage> {
  const { session, query, size, clock, signal, onWait } = parts
  for (let waits = 1; ; waits++) {
    try {
      return await session.search(query, size === null ? undefined : { size, cookie })
    } catch (error) {
      if (!isBusy(error) || waits > mostWaits) throw error
      const pauseMs = waits * waitMs
      onWait(clock.now() + pauseMs)
      await clock.sleep(pauseMs, signal)
    }
  }
}

function isBusy(error: unknown): boolean {
  return failureOf(error)?.what === busyWords
}
