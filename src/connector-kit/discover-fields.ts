import { askedOf } from './asked.ts'
import type { KitClock } from './connection.ts'
import { askOffers, isUnanswered } from './fetching/ask-offers.ts'
import { prepareAttach } from './fetching/attach.ts'
import { readPages } from './fetching/read-pages.ts'
import type { DiscoveredField, HttpMethod } from './http-definition.ts'
import { isObject } from './reading/at.ts'
import type { JsonObject } from './reading/reader.ts'
import type { Sender } from './sending/open-sender.ts'

type DiscoverParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  clock: KitClock
  signal: AbortSignal
}>

/** Where each person costs calls of their own. */
const mostPeople = 20

/** The custom fields of a customer's own HR system: those it lists, or those that some of its people carry. */
export async function discoverFields(
  parts: DiscoverParts,
  sender: Sender,
): Promise<readonly DiscoveredField[]> {
  const { customFields } = parts.method
  if (!customFields) return []
  const { discover, list } = customFields
  if (discover === 'known') return list(undefined)
  if (discover === 'people') return list(await somePeople(parts, sender))
  if (!('orPeople' in discover)) return list(await sender.send({ request: discover }, parts.signal))
  try {
    return list(await sender.send(discover, parts.signal))
  } catch (error) {
    if (!isUnanswered(error)) throw error
    return list(await somePeople(parts, sender))
  }
}

async function somePeople(
  { method, name, base, clock, signal }: DiscoverParts,
  sender: Sender,
): Promise<readonly JsonObject[]> {
  // Asked as if for a custom field, whichever it is, so that the extra calls that bring them are made.
  const send = (call: Parameters<Sender['send']>[0]) => sender.send(call, signal)
  const asked = await askOffers(askedOf(method, { fields: [], custom: ['*'] }, clock.now()), method, send)
  const source = { asked, base, name, send }
  const attach = await prepareAttach({ employees: method.employees, asked, source, onRefused: () => {} })
  const first = await readPages({ ...source, listing: method.employees }).next()
  if (first.done) return []
  const { records, answer } = first.value
  return Promise.all(
    records
      .filter(isObject)
      .slice(0, method.employees.details ? mostPeople : records.length)
      .map((record) => attach(record, answer)),
  )
}
