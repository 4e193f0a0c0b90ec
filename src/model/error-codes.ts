import { accessErrors } from './errors/access-errors.ts'
import { approvalErrors } from './errors/approval-errors.ts'
import { connectionErrors } from './errors/connection-errors.ts'
import { handErrors } from './errors/hand-errors.ts'
import { requestErrors } from './errors/request-errors.ts'

/** Every code an answer of the portal can carry, each a heading of docs/errors.md. */
export const errorCodes = {
  ...requestErrors,
  ...accessErrors,
  ...connectionErrors,
  ...approvalErrors,
  ...handErrors,
} as const
export type ErrorCode = keyof typeof errorCodes
