import type { Actor, Audience, CompanyAccess } from '#model/access.ts'
import type { ParamNames } from './contract/call.ts'
import type { Contract, EndpointKey, ParsedBodyOf, ParsedQueryOf, ResponseOf } from './contract/index.ts'
import type { Services } from './services.ts'

type AudienceOf<K extends EndpointKey> = Contract[K]['audience']
type ActorFor<A extends Audience> = A extends 'public' | 'it-link' ? Actor | null : Actor
type CompanyFor<A extends Audience> = A extends 'reader' | 'admin' ? CompanyAccess : null

/** What a route gets: everything checked, nothing to check again. */
export type RouteContext<K extends EndpointKey> = Readonly<{
  params: Readonly<Record<ParamNames<K>, string>>
  query: ParsedQueryOf<K>
  body: ParsedBodyOf<K>
  actor: ActorFor<AudienceOf<K>>
  /** The company of the address, for readers and admins of it. */
  company: CompanyFor<AudienceOf<K>>
  services: Services
  request: Request
  /** Aborted when the caller goes away. */
  signal: AbortSignal
  /** Where the caller is, for limits. */
  address: string
  answerHeaders: Headers
  /** The body as it comes, up to 200 MB; for endpoints that take a file. */
  bodyStream: () => ReadableStream<Uint8Array>
  /** Whether session and rights still hold, for answers that last. */
  stillAllowed: () => Promise<boolean>
}>

type Answer<K extends EndpointKey> = [ResponseOf<K>] extends [undefined]
  ? undefined | Response
  : ResponseOf<K> | Response
type Nothing<K extends EndpointKey> = [ResponseOf<K>] extends [undefined] ? Promise<void> : never
type Handle<K extends EndpointKey> = (context: RouteContext<K>) => Answer<K> | Promise<Answer<K>> | Nothing<K>

/** A context whose types were forgotten, as the frame passes it on. */
export type AnyContext = Readonly<Record<keyof RouteContext<EndpointKey>, unknown>>
export type Route = Readonly<{ key: EndpointKey; handle: (context: AnyContext) => unknown }>

/** Ties what is done to an endpoint of the contract. A Response is for files and streams. */
export function defineRoute<K extends EndpointKey>(key: K, handle: Handle<K>): Route {
  return { key, handle: handle as unknown as Route['handle'] }
}
