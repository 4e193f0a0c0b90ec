import type { z } from 'zod'
import type { Audience } from '#model/access.ts'

export { type Audience, audiences } from '#model/access.ts'

/** One endpoint: the same schemas validate, type the client and make the OpenAPI document. */
export type Endpoint = Readonly<{
  summary: string
  audience: Audience
  query?: z.ZodType
  body?: z.ZodType
  /** Left out where the answer is a stream or a file; then `produces` names its content type. */
  response?: z.ZodType
  produces?: string
  /** Status of success, 200 unless said. */
  status?: 200 | 201 | 202 | 204
  /** Works for companies whose HR Integration is off. */
  withoutFeature?: true
}>

export function endpoints<
  const T extends Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Endpoint>>,
>(table: T): T {
  return table
}
