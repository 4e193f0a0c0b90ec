import type { BodyOf, EndpointKey, QueryOf } from './index.ts'

/** The names in the braces of an endpoint's path. */
export type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { [K in Name]: Value }
type OptionalWhenEmpty<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value }

/** What a call of this endpoint needs: the names in its path, its query and its body. */
export type CallOptions<K extends EndpointKey> = ([ParamNames<K>] extends [never]
  ? unknown
  : { params: Record<ParamNames<K>, string> }) &
  OptionalWhenEmpty<'query', QueryOf<K>> &
  Part<'body', BodyOf<K>>

/** The same with its types forgotten, as a client passes it on. */
export type AnyCallOptions = Readonly<{
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, unknown>>
  body?: unknown
}>

const base = '/api/v1'

/** Method and path of a call, with what is empty left out of the query. */
export function locateCall(key: string, options: AnyCallOptions): { method: string; path: string } {
  const gap = key.indexOf(' ')
  const path = key
    .slice(gap + 1)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(options.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const tail = query.size > 0 ? `?${query}` : ''
  return { method: key.slice(0, gap), path: `${base}${path}${tail}` }
}
