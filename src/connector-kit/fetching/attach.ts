import { ConnectorFailure } from '../failures.ts'
import type { Asked, Detail, HttpMethod, Lookup } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'
import { besideIndex, type Index, indexOf } from './index-records.ts'
import { type ListSource, readPages, type SendCall } from './read-pages.ts'

/**
 * Records of second lists and answers of extra calls, put under their names before the readers run.
 * `answer` is what the record came in.
 */
export type Attach = (record: JsonObject, answer: unknown) => Promise<JsonObject>

/** Told when a second list or call is not permitted: its fields stay absent and the fetch is not complete. */
export type OnRefused = (as: string, failure: ConnectorFailure) => void

type AttachParts = Readonly<{
  employees: HttpMethod['employees']
  asked: Asked
  source: Omit<ListSource, 'listing'>
  onRefused: OnRefused
}>

/** Reads the lookup lists once and hands back what completes a record. */
export async function prepareAttach({ employees, asked, source, onRefused }: AttachParts): Promise<Attach> {
  const remembering = { ...source, send: rememberAnswers(source.send) }
  const wanted = <T extends Lookup | Detail>(all: readonly T[] | undefined) =>
    (all ?? []).filter(({ only }) => only?.(asked) ?? true)
  const attachListed = await readLookups(wanted(employees.lookups), remembering, onRefused)
  const details = wanted(employees.details)
  const refused = new Set<string>()
  const refuseOnce: OnRefused = (as, failure) => {
    if (refused.has(as)) return
    refused.add(as)
    onRefused(as, failure)
  }
  return async (record, answer) => {
    const complete: Record<string, unknown> = { ...record, ...attachListed(record, answer) }
    if (employees.todayAs !== undefined) complete[employees.todayAs] = asked.today
    for (const detail of details) {
      if (refused.has(detail.as)) continue
      const { send } = detail.shared ? remembering : source
      const found = await unlessRefused(detail.as, refuseOnce, () => readDetail(detail, record, asked, send))
      if (found !== undefined) complete[detail.as] = found
    }
    return complete
  }
}

type AttachListed = (record: JsonObject, answer: unknown) => JsonObject

async function readLookups(
  lookups: readonly Lookup[],
  source: Omit<ListSource, 'listing'>,
  onRefused: OnRefused,
): Promise<AttachListed> {
  const indexes: (readonly [Lookup, (answer: unknown) => Index | undefined])[] = []
  for (const lookup of lookups) {
    if (lookup.beside !== undefined) {
      indexes.push([lookup, besideIndex(lookup)])
      continue
    }
    const index = await unlessRefused(lookup.as, onRefused, () => readIndex(lookup, source))
    if (index) indexes.push([lookup, () => index])
  }
  return (record, answer) =>
    Object.fromEntries(
      indexes.flatMap(([lookup, indexFor]) => {
        const found = foundIn(indexFor(answer), lookup, record)
        return found === undefined ? [] : [[lookup.as, found]]
      }),
    )
}

function foundIn(index: Index | undefined, { local, many }: Lookup, record: JsonObject): unknown {
  if (local === undefined || index === undefined) return index
  const key = at(record, local)
  return index[String(key ?? '')] ?? (many && key !== undefined ? [] : undefined)
}

async function readIndex(
  { list, ...lookup }: Extract<Lookup, { list: unknown }>,
  source: Omit<ListSource, 'listing'>,
): Promise<Index | undefined> {
  if (!list) return undefined
  const records: unknown[] = []
  for await (const page of readPages({ ...source, listing: list })) records.push(...page.records)
  return indexOf(records.filter(isObject), lookup)
}

async function readDetail(
  detail: Detail,
  record: JsonObject,
  asked: Asked,
  send: SendCall,
): Promise<unknown> {
  const request = detail.request(record, asked)
  return request && at(await send({ request }), detail.recordsAt)
}

/** Asks for the same whole answer once; pages of a list are not kept. */
function rememberAnswers(send: SendCall): SendCall {
  const answers = new Map<string, Promise<unknown>>()
  return (call) => {
    if (call.whole === false || call.link !== undefined) return send(call)
    const key = JSON.stringify(call)
    const known = answers.get(key) ?? send(call)
    answers.set(key, known)
    return known
  }
}

async function unlessRefused<T>(
  as: string,
  onRefused: OnRefused,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ConnectorFailure) || error.failure.kind !== 'permission') throw error
    onRefused(as, error)
    return undefined
  }
}
