export type EmbeddedPostgresErrorCode =
  | 'data-dir-in-use'
  | 'no-embedded-postgres'
  | 'cannot-run-as-root'
  | 'cluster-version'
  | 'start-failed'
  | 'data-dir-unwritable'

type Words = Readonly<{ message: string; advice: string; detail?: string; cause?: unknown }>

/** `message` says what happened and why, `advice` what to do; `detail` is what PostgreSQL wrote, for the operator. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly code: EmbeddedPostgresErrorCode
  readonly advice: string
  readonly detail: string | undefined

  constructor(code: EmbeddedPostgresErrorCode, words: Words) {
    super(words.message, { cause: words.cause })
    this.code = code
    this.advice = words.advice
    this.detail = words.detail
  }
}
