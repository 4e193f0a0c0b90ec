import { askedOf } from './asked.ts'
import type { KitClock } from './connection.ts'
import { isUnanswered } from './fetching/ask-offers.ts'
import { prepareReading, readSome } from './fetching/prepare-reading.ts'
import type { SendCall } from './fetching/read-pages.ts'
import type { DiscoveredField, HttpMethod } from './http-definition.ts'
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

async function somePeople(parts: DiscoverParts, sender: Sender): Promise<readonly JsonObject[]> {
  const { method, clock, signal } = parts
  // Asked as if for a custom field, whichever it is, so that the extra calls that bring them are made.
  const wanted = askedOf(method, { fields: [], custom: ['*'] }, clock.now())
  const send: SendCall = (call) => sender.send(call, signal)
  const reading = await prepareReading({ ...parts, send }, wanted)
  return readSome(reading, method.employees.details ? mostPeople : Number.POSITIVE_INFINITY)
}
