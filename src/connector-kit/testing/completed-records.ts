import { Buffer } from 'node:buffer'
import { askedOf } from '../asked.ts'
import type { AskedFields } from '../connection.ts'
import type { Egress, OutgoingRequest, RawAnswer } from '../egress/open-egress.ts'
import { prepareReading } from '../fetching/prepare-reading.ts'
import type { SendCall } from '../fetching/read-pages.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import { isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'
import { wrapCredentials } from '../sending/credential-values.ts'
import { openSender } from '../sending/open-sender.ts'
import { exampleCredentials, exampleSignInBase } from './example-connection.ts'
import { fastClock } from './fast-clock.ts'
import { type Exchange, replay } from './fixtures.ts'
import type { Answer } from './loopback.ts'

/** The records of the fixtures as the readers get them, with lookups and details attached; nothing is sent. */
export async function completedRecords(
  method: HttpMethod,
  base: URL,
  exchanges: readonly Exchange[],
  wanted: AskedFields,
): Promise<Readonly<{ asked: Asked; records: readonly JsonObject[] }>> {
  const answer = replay(exchanges)
  const egress: Egress = { send: async (call) => replayed(answer, call), close: async () => {} }
  const sender = openSender({
    method,
    name: method.name,
    base,
    egress,
    signInAt: { base: exampleSignInBase(method), egress },
    credentials: wrapCredentials(method, exampleCredentials(method.credentials)),
    clock: fastClock(),
    userAgent: 'fixtures',
    timeoutMs: 0,
    onWait: () => {},
  })
  const send: SendCall = (call) => sender.send(call, new AbortController().signal)
  const parts = { method, base, name: method.name, send }
  const { asked, attach, pages } = await prepareReading(parts, askedOf(method, wanted, fastClock().now()))
  const records: JsonObject[] = []
  for await (const page of pages())
    for (const record of page.records.filter(isObject))
      records.push((await attach(record, page.answer)).record)
  return { asked, records }
}

function replayed(answer: Answer, { method, path, headers, body }: OutgoingRequest): RawAnswer {
  const url = new URL(path, 'http://fixtures')
  const { pathname, searchParams: query } = url
  const reply = answer({ method, path: pathname, query, headers, body: body ?? '' })
  if (typeof reply === 'function') throw new Error('a fixture is an answer')
  const bytes = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {})
  const type = { 'content-type': 'application/json' }
  return { status: reply.status, headers: { ...type, ...reply.headers }, body: Buffer.from(bytes) }
}
