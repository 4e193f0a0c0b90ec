import type { RecordProblem } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { IncompleteBecause } from '#model/snapshot.ts'
import type { AskedFields } from '../../connection.ts'
import type { ProtocolParts } from '../../definition.ts'
import { failureOf } from '../../failures.ts'
import {
  type CountedPage,
  countPage,
  endOf,
  type FetchCounts,
  progressOf,
} from '../../fetching/fetch-counts.ts'
import { incompleteFetch } from '../../fetching/judge-completeness.ts'
import { type PageOfPeople, readPageOfPeople } from '../../fetching/read-page-of-people.ts'
import { createSeenRecords, type SeenRecords } from '../../fetching/seen-records.ts'
import type { Reading } from '../../fetching/stream-fetch.ts'
import type { Asked } from '../../http-definition.ts'
import { externalIdOf } from '../../reading/map-record.ts'
import { quoted } from '../../reading/read-problem.ts'
import { askedAttributes, completeRecord, readAttribute } from './asked-attributes.ts'
import type { DirectoryKind } from './directory-kind.ts'
import type { DirectorySession } from './directory-session.ts'
import type { DirectorySettings } from './directory-settings.ts'
import { recordOf } from './entry-record.ts'
import { normaliseDn } from './normalise-dn.ts'
import { searchPages } from './search-pages.ts'

type DirectoryFetch = Readonly<{
  kind: DirectoryKind
  parts: ProtocolParts
  settings: DirectorySettings
  session: DirectorySession
  fields: AskedFields
  reading: Reading
  counts: FetchCounts
}>

/**
 * Reads everybody twice: first who there is, which tells the number to expect and whom a manager's name means, then
 * what was asked. Whoever was there the first time must come the second time.
 */
export async function fetchDirectory(fetch: DirectoryFetch): Promise<void> {
  const { session, counts, reading } = fetch
  let failure: Failure | null = null
  try {
    const because = (await readEverybody(fetch)) ?? incompleteFetch(counts.people, counts.unreadable)
    if (because) counts.incompleteBecause.push(because)
  } catch (error) {
    failure = failureOf(error) ?? null
    if (!failure) throw error
  }
  await reading.emit(endOf(counts, session.requests(), failure))
}

async function readEverybody(fetch: DirectoryFetch): Promise<IncompleteBecause | undefined> {
  const seen = createSeenRecords()
  for (let round = 1; ; round++) {
    const announced = await readAnnounced(fetch)
    if ('reason' in announced) return announced
    fetch.counts.expectedPeople = announced.ids.size
    if (round > 1) seen.restart()
    const found = await readPeople(fetch, announced, seen)
    if ('reason' in found) return found
    const missing = [...announced.ids].filter((id) => !found.ids.has(id)).length
    if (missing === 0) return undefined
    const detail = `${missing} people who were there at first did not come when they were read.`
    if (round > 1) return { reason: 'shifted-while-reading', detail }
  }
}

type Announced = Readonly<{ ids: ReadonlySet<string>; byDn: ReadonlyMap<string, string> }>

async function readAnnounced(fetch: DirectoryFetch): Promise<Announced | IncompleteBecause> {
  const { kind } = fetch
  const ids = new Set<string>()
  const byDn = new Map<string, string>()
  const attributes = kind.fields.externalId.paths
  const pages = pagesOf(fetch, attributes)
  for (;;) {
    const next = await pages.next()
    if (next.done) return next.value ?? { ids, byDn }
    const before = ids.size
    for (const entry of next.value.entries) {
      const { id } = externalIdOf(recordOf(entry, attributes, kind.binary), kind.fields)
      if (id === null) continue
      ids.add(id)
      byDn.set(normaliseDn(entry.dn), id)
    }
    if (ids.size > before || next.value.entries.length === 0) continue
    const known = next.value.entries.some((entry) => byDn.has(normaliseDn(entry.dn)))
    if (known) return repeatedPage
  }
}

const repeatedPage: IncompleteBecause = {
  reason: 'repeated-page',
  detail: 'A page held only people who had come before.',
}

async function readPeople(
  fetch: DirectoryFetch,
  { byDn }: Announced,
  seen: SeenRecords,
): Promise<Readonly<{ ids: ReadonlySet<string> }> | IncompleteBecause> {
  const { kind, settings, fields, parts } = fetch
  const { asked, attributes } = askedAttributes(kind, settings, fields, parts.clock.now())
  const ids = new Set<string>()
  const references = new Set<string>()
  const pages = pagesOf(fetch, attributes)
  for (;;) {
    const next = await pages.next()
    if (next.done) {
      await tellReferences(fetch, references)
      return next.value ?? { ids }
    }
    for (const reference of next.value.references) references.add(reference)
    const records = next.value.entries.map((entry) => recordOf(entry, attributes, kind.binary))
    const before = ids.size
    for (const record of records) ids.add(externalIdOf(record, kind.fields).id ?? '')
    await emitPage(fetch, await readPage(fetch, records, asked, byDn, seen))
    if (records.length > 0 && ids.size === before) return repeatedPage
  }
}

function readPage(
  { kind, settings }: DirectoryFetch,
  records: readonly ReturnType<typeof recordOf>[],
  asked: Asked,
  byDn: ReadonlyMap<string, string>,
  seen: SeenRecords,
): Promise<PageOfPeople> {
  const customFields = { discover: 'people', list: () => [], read: readAttribute } as const
  const managerOf = (dn: string) => byDn.get(normaliseDn(dn))
  return readPageOfPeople(records, {
    method: { fields: kind.fields, customFields },
    asked,
    attach: async (record) => ({ record: completeRecord(record, asked, settings, managerOf), problems: [] }),
    seen,
    answer: undefined,
  })
}

function pagesOf(
  { kind, parts, settings, session, reading, counts }: DirectoryFetch,
  attributes: readonly string[],
) {
  return searchPages({
    session,
    query: { base: settings.baseDn, filter: settings.filter, attributes, binary: kind.binary },
    size: kind.pageSize,
    clock: parts.clock,
    signal: reading.signal,
    onWait: (untilMs) =>
      void reading.emit({ kind: 'waiting', progress: progressOf(counts, session.requests(), untilMs) }),
  })
}

function emitPage({ session, reading, counts }: DirectoryFetch, page: CountedPage): Promise<void> {
  return reading.emit(countPage(counts, page, session.requests()))
}

/** Active Directory points to these parts of itself from every domain; nobody lives there. */
const ownParts = /\/(DC=(Domain|Forest)DnsZones|CN=Configuration),/i

/** Parts of the tree that lie elsewhere are said once each; they are not read. */
async function tellReferences(fetch: DirectoryFetch, references: ReadonlySet<string>): Promise<void> {
  const others = [...references].filter((one) => !ownParts.test(one))
  if (others.length === 0) return
  const problems = others.map(
    (one): RecordProblem => ({
      externalId: null,
      field: null,
      code: 'unreadable-record',
      message: `A part of the directory lies on another server, which is never asked: ${quoted(one)}. Nobody of it was read.`,
    }),
  )
  await emitPage(fetch, { employees: [], problems, unreadable: 0 })
}
