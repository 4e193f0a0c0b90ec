import type { Contact } from './access.ts'
import { type ErrorCode, errorCodes } from './error-codes.ts'
import type { ErrorWords } from './errors/error-words.ts'

/** What an answer carries besides its words. */
export type ErrorExtras = Readonly<{
  fields?: readonly Readonly<{ path: string; message: string }>[]
  contact?: Contact
  differences?: readonly Readonly<{ key: string; name: string; what: string }>[]
  retryAfterSeconds?: number
}>

type Parts = Readonly<{
  /** Replaces the words of the code where this case can say it better. */
  title?: string
  detail?: string
  advice?: string
  who?: ErrorWords['who']
  extras?: ErrorExtras
  cause?: unknown
}>

/** A broken expectation that a person is told of; its words come from its code. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly status: ErrorWords['status']
  readonly title: string
  readonly detail: string
  readonly advice: string
  readonly who: ErrorWords['who']
  readonly extras: ErrorExtras

  constructor(code: ErrorCode, parts: Parts = {}) {
    const words: ErrorWords = errorCodes[code]
    super(parts.title ?? words.what, { cause: parts.cause })
    this.code = code
    this.status = words.status
    this.title = parts.title ?? words.what
    this.detail = parts.detail ?? words.why
    this.advice = parts.advice ?? words.advice
    this.who = parts.who ?? words.who
    this.extras = parts.extras ?? {}
  }
}
