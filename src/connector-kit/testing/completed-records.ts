import { askedOf } from '../asked.ts'
import type { AskedFields } from '../connection.ts'
import { prepareAttach } from '../fetching/attach.ts'
import { readPages, type SendCall } from '../fetching/read-pages.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import { isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'
import { pathOf } from '../sending/build-url.ts'
import { fastClock } from './fast-clock.ts'
import { type Exchange, replay } from './fixtures.ts'

/** The records of the fixtures as the readers get them, with lookups and details attached; nothing is sent. */
export async function completedRecords(
  method: HttpMethod,
  base: URL,
  exchanges: readonly Exchange[],
  wanted: AskedFields,
): Promise<Readonly<{ asked: Asked; records: readonly JsonObject[] }>> {
  const asked = askedOf(method, wanted, fastClock().now())
  const answer = replay(exchanges)
  const send: SendCall = async ({ request, link }) => {
    const url = new URL(link ?? pathOf(base, request), base)
    const reply = answer({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: {},
      body: JSON.stringify(request.body ?? {}),
    })
    return typeof reply === 'function' ? undefined : reply.body
  }
  const source = { asked, base, name: method.name, send }
  const attach = await prepareAttach({ employees: method.employees, asked, source, onRefused: () => {} })
  const records: JsonObject[] = []
  for await (const page of readPages({ ...source, listing: method.employees }))
    for (const record of page.records.filter(isObject)) records.push(await attach(record, page.answer))
  return { asked, records }
}
