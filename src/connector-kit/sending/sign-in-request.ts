import { dayAt } from '../asked.ts'
import type { CredentialFields } from '../credential-fields.ts'
import type { OutgoingRequest } from '../egress/open-egress.ts'
import type { Auth } from '../http-definition.ts'
import { asText } from '../reading/as-text.ts'
import type { JsonObject } from '../reading/reader.ts'
import { pathOf } from './build-url.ts'
import { type CredentialValues, revealed, revealedAll } from './credential-values.ts'

type TokenAuth = Extract<Auth<CredentialFields>, { scheme: 'token-request' }>
type Frame = Pick<OutgoingRequest, 'headers' | 'maxBytes' | 'timeoutMs'>

/** The request that turns credentials into a token. */
export function signInRequest(
  auth: TokenAuth,
  credentials: CredentialValues,
  base: URL,
  nowMs: number,
  frame: Frame,
): OutgoingRequest {
  const valueFrom = (source: TokenAuth['fields'][string]): string | JsonObject => {
    if (typeof source === 'string') return revealed(credentials, source)
    if ('fixed' in source) return source.fixed
    if ('made' in source) return source.made(revealedAll(credentials), nowMs)
    return dayAt(nowMs, source.daysFromToday)
  }
  const fields = Object.entries(auth.fields).map(([name, source]) => [name, valueFrom(source)] as const)
  const texts = () => Object.fromEntries(fields.map(([name, value]) => [name, asText(value)]))
  const outgoing = { ...frame, method: auth.method ?? 'POST', path: pathOf(base, { path: auth.path }) }
  switch (auth.send) {
    case 'query':
      return { ...outgoing, path: pathOf(base, { path: auth.path, query: texts() }) }
    case 'headers':
      return { ...outgoing, headers: { ...frame.headers, ...texts() } }
    case 'json':
      return withBody(outgoing, 'application/json', JSON.stringify(Object.fromEntries(fields)))
    case 'form':
      return withBody(outgoing, 'application/x-www-form-urlencoded', new URLSearchParams(texts()).toString())
  }
}

function withBody(outgoing: OutgoingRequest, type: string, body: string): OutgoingRequest {
  return { ...outgoing, headers: { ...outgoing.headers, 'content-type': type }, body }
}
