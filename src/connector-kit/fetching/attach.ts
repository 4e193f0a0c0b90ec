import type { Asked, Detail, HttpMethod, Lookup } from '../definition.ts'
import { ConnectorFailure } from '../failures.ts'
import { at, isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'
import { type ListSource, readPages, type SendCall } from './read-pages.ts'

/** Records of second lists and answers of extra calls, put under their names before the readers run. */
export type Attach = (record: JsonObject) => Promise<JsonObject>

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
  const indexes: (readonly [Lookup, Index])[] = []
  for (const lookup of employees.lookups ?? []) {
    if (!(lookup.only?.(asked) ?? true)) continue
    const index = await unlessRefused(lookup.as, onRefused, () => readIndex(lookup, source))
    if (index) indexes.push([lookup, index])
  }
  const details = (employees.details ?? []).filter((detail) => detail.only?.(asked) ?? true)
  const refused = new Set<string>()
  const refuseOnce: OnRefused = (as, failure) => {
    if (refused.has(as)) return
    refused.add(as)
    onRefused(as, failure)
  }
  return async (record) => {
    const complete: Record<string, unknown> = { ...record }
    for (const [lookup, index] of indexes) {
      const found = lookup.local === undefined ? index : index[String(at(record, lookup.local) ?? '')]
      if (found) complete[lookup.as] = found
    }
    for (const detail of details) {
      if (refused.has(detail.as)) continue
      const answer = await unlessRefused(detail.as, refuseOnce, () => readDetail(detail, record, source.send))
      if (answer !== undefined) complete[detail.as] = answer
    }
    return complete
  }
}

async function readDetail(detail: Detail, record: JsonObject, send: SendCall): Promise<unknown> {
  return at(await send({ request: detail.request(record) }), detail.recordsAt)
}

type Index = Readonly<Record<string, JsonObject>>

async function readIndex(lookup: Lookup, source: Omit<ListSource, 'listing'>): Promise<Index> {
  const index: Record<string, JsonObject> = Object.create(null)
  for await (const page of readPages({ ...source, listing: lookup.list }))
    for (const record of page.records)
      if (isObject(record)) index[String(at(record, lookup.foreign) ?? '')] = record
  return index
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
