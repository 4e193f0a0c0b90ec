import { AppError } from '#model/app-error.ts'
import type { Problem } from './contract/problem.ts'

/** Any error as an answer for people: never a stack, a statement or a version. */
export function problemAnswer(thrown: unknown, requestId: string): Response {
  const error = appErrorOf(thrown)
  const { retryAfterSeconds, ...extras } = error.extras
  const problem = {
    type: `/api/v1/docs#${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    detail: error.detail,
    advice: error.advice,
    who: error.who,
    requestId,
    ...extras,
  } satisfies Readonly<Record<keyof Problem, unknown>> | Record<string, unknown>
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return new Response(JSON.stringify(problem), { status: error.status, headers })
}

export function appErrorOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const code = codeOf(thrown)
  // PostgreSQL could not read a value as the type of its column: 22P02, 22007, 22003, and 22021 for a null byte.
  if (['22P02', '22007', '22008', '22003', '22021', '22P05'].includes(code)) {
    return new AppError('invalid-input', { cause: thrown })
  }
  if (isConnectionLost(thrown, code)) return new AppError('database-unavailable', { cause: thrown })
  return new AppError('internal', { cause: thrown })
}

function isConnectionLost(thrown: unknown, code: string): boolean {
  if (/^(57P0[123]|08\d{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code)) return true
  return (
    thrown instanceof Error && /^(Connection terminated|timeout exceeded when trying)/.test(thrown.message)
  )
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}
