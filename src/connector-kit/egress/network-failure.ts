import type { Failure } from '#model/failure.ts'
import { failureFor } from '../failures.ts'

const tlsCodes: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an unknown authority',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
}
const notFound = new Set(['ENOTFOUND', 'ENODATA'])
const cut = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'EPIPE',
  'Z_BUF_ERROR',
])
const slow = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
])

/** Names a network error. Its own message is never passed on: it may hold addresses and tokens. */
export function networkFailure(error: unknown, name: string): Failure {
  const code = codeOf(error)
  const tls = tlsCodes[code]
  if (tls)
    return failureFor('connection-not-secure', name, {
      what: `The secure connection to ${name} could not be trusted: ${tls}.`,
    })
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return failureFor('connection-not-secure', name)
  if (notFound.has(code)) return failureFor('address-not-found', name)
  if (slow.has(code)) return failureFor('timed-out', name)
  if (cut.has(code)) return failureFor('cut-short', name)
  if (
    code.startsWith('HPE_') ||
    code.startsWith('Z_') ||
    code === 'UND_ERR_HEADERS_OVERFLOW' ||
    code.startsWith('ERR__ERROR_FORMAT')
  )
    return failureFor('wrong-content', name)
  return failureFor('not-reachable', name)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}
