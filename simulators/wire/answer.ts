import type { IncomingHttpHeaders } from 'node:http'
import type { Fault } from './faults.ts'
import type { Standing } from './limits.ts'

/** A request as an endpoint sees it. */
export type Call = Readonly<{
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  /** Scheme, host and port by which the caller reached us; links are built from it. */
  origin: string
  params: Readonly<Record<string, string>>
}>

/** A text, or texts one after another, so that a long list is never whole in memory. */
export type Body = string | Iterable<string>
export type Answer = Readonly<{ status: number; headers?: Readonly<Record<string, string>>; body?: Body }>

/** What an endpoint is for; faults are aimed at one of these. */
export type Part = 'sign-in' | 'people' | 'detail' | 'catalogue'

/** The credential that a call came with; `fault-…` in it switches that fault on. */
export type Caller = Readonly<{ secret: string; session?: string }>

export type Endpoint = Readonly<{
  method: 'GET' | 'POST'
  /** `/v1/people/:id`; a segment with a colon is handed over in `params`. */
  path: string
  part: Part
  answer(call: Call, caller: Caller): Answer
}>

export type Refusal = 'unauthorized' | 'forbidden' | 'not-found' | 'too-many' | 'unavailable'

/** One HR system, as the server needs to know it. */
export type HrSystem = Readonly<{
  endpoints: readonly Endpoint[]
  /** Who calls, or null when the credential is missing or wrong. Not asked for sign-in endpoints. */
  identify(call: Call): Caller | null
  /** The credential a sign-in call carries, so that faults can be aimed at the caller. */
  secretOf?(call: Call): string
  refuse(refusal: Refusal, call: Call): Answer
  /** Added to every good answer. */
  dress?(call: Call, caller: Caller, endpoint: Endpoint): Readonly<Record<string, string>>
  /** How the system tells a caller where they stand; without it a 429 carries Retry-After. */
  limitHeaders?(standing: Standing): Readonly<Record<string, string>>
  /** A missing right is sometimes an answer with less in it, and no refusal. */
  softRights?: readonly Part[]
}>

export type ActiveFaults = Readonly<{
  /** A fault that changes what is listed, if it is on for this caller. */
  find(name: Fault['fault'], secret: string): Fault | null
}>

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

/** `before`, then the items with commas between them, then `after`. */
export function* listText(before: string, items: Iterable<unknown>, after: string): Generator<string> {
  let part = before
  let separator = ''
  for (const item of items) {
    part += separator + JSON.stringify(item)
    separator = ','
    if (part.length > 65_536) {
      yield part
      part = ''
    }
  }
  yield part + after
}

export function basicCredentials(call: Call): { user: string; password: string } | null {
  const [scheme, encoded] = (call.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}
