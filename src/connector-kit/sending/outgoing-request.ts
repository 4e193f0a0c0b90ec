import type { OutgoingRequest } from '../egress/open-egress.ts'
import type { Request } from '../http-definition.ts'
import { pathOf } from './build-url.ts'
import { plainTexts } from './credential-values.ts'
import type { SenderParts } from './sender-parts.ts'

/** The most that an answer may hold, unpacked. */
export const pageBytes = 32 * 1024 * 1024
/** A list that knows no pages comes in one answer, and a large company's is larger than a page. */
const wholeListBytes = 128 * 1024 * 1024
const accepted = { json: 'application/json', xml: 'text/xml, application/xml' } as const

/** A reading call: a request of the connector, or the path of a next link. `whole` is a list without pages. */
export type Call = Readonly<{ request: Request; link?: string; whole?: boolean }>

/** The headers that every request of a connection carries. */
export function ownHeaders({
  method,
  credentials,
  userAgent,
}: SenderParts): Readonly<Record<string, string>> {
  const { headers, answers = 'json' } = method
  const own = typeof headers === 'function' ? headers(plainTexts(credentials)) : headers
  return { accept: accepted[answers], 'user-agent': userAgent, ...own }
}

/** A call as it is sent, with these headers and, in a body, what `prove` makes of it. */
export function outgoingRequest(
  { request, link, whole }: Call,
  { base, timeoutMs }: Pick<SenderParts, 'base' | 'timeoutMs'>,
  headers: Readonly<Record<string, string>>,
  prove: (body: unknown) => unknown = (body) => body,
): OutgoingRequest {
  const { method = 'GET', answers } = request
  const accept = answers ? { accept: accepted[answers] } : {}
  const frame = {
    method,
    path: link ?? pathOf(base, request),
    headers: { ...headers, ...accept },
    maxBytes: whole ? wholeListBytes : pageBytes,
    timeoutMs,
  }
  const body = prove(request.body)
  if (body === undefined) return frame
  // Exactly this type: BambooHR reads a body with `; charset` behind it as XML.
  const type = typeof body === 'string' ? 'text/xml; charset=utf-8' : 'application/json'
  return {
    ...frame,
    headers: { 'content-type': type, ...frame.headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}
