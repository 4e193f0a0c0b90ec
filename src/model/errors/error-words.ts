/** An error as a person reads it: what happened, why, what to do, who can do it. */
export type ErrorWords = Readonly<{
  status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 501 | 503
  what: string
  why: string
  advice: string
  who: 'you' | 'admin' | 'it' | 'operator' | 'account manager' | 'nobody'
}>
