import { AppError } from '#model/app-error.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { contract, type EndpointKey } from './contract/index.ts'
import type { Route } from './define-route.ts'

export const apiBase = '/api/v1'

export type RegisteredRoute = Readonly<{
  method: string
  /** As Hono writes it: `/api/v1/companies/:company`. */
  pattern: string
  endpoint: Endpoint
  route: Route
}>

/** Every endpoint of the contract with its route; refuses a gap, a stranger and a double. */
export function matchRoutes(routes: readonly Route[], partial: boolean): RegisteredRoute[] {
  const byKey = new Map<EndpointKey, Route>()
  for (const route of routes) {
    if (!(route.key in contract)) throw new Error(`No endpoint of the contract is called ${route.key}.`)
    if (byKey.has(route.key)) throw new Error(`Two routes answer ${route.key}.`)
    byKey.set(route.key, route)
  }
  const keys = Object.keys(contract) as EndpointKey[]
  const missing = keys.filter((key) => !byKey.has(key))
  if (missing.length > 0 && !partial) throw new Error(`No route answers ${missing.join(', ')}.`)
  return keys.sort(fixedBeforeNamed).map((key) => {
    const [method = '', path = ''] = key.split(' ')
    const pattern = apiBase + path.replace(/\{(\w+)\}/g, ':$1')
    return { method, pattern, endpoint: contract[key], route: byKey.get(key) ?? notBuilt(key) }
  })
}

/** Only while the portal is being built; guarded like any other. */
function notBuilt(key: EndpointKey): Route {
  return {
    key,
    handle: () => {
      throw new AppError('not-built')
    },
  }
}

/** `/people/export` has to be tried before `/people/{person}`. */
function fixedBeforeNamed(one: string, other: string): number {
  const rank = (key: string) => key.replaceAll('{', '\u{10ffff}')
  return rank(one) < rank(other) ? -1 : 1
}
