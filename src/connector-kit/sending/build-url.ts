import type { Query, Request } from '../http-definition.ts'

/** The address a connection starts from: the connector's, with another scheme, host and port where the operator says so. */
export function baseOf(declared: string, override: string | undefined): URL {
  const base = new URL(declared)
  return override === undefined ? base : new URL(base.pathname, override)
}

/** Path and query of a request below the base; `/` is the base itself, where that has a path. */
export function pathOf(base: URL, { path, query }: Pick<Request, 'path' | 'query'>): string {
  const prefix = base.pathname.replace(/\/+$/, '')
  const whole = prefix !== '' && path === '/' ? prefix : prefix + path
  const params = searchOf(query ?? {})
  if (params === '') return whole
  return `${whole}${path.includes('?') ? '&' : '?'}${params}`
}

function searchOf(query: Query): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    for (const one of typeof value === 'string' ? [value] : value) params.append(key, one)
  // A plus stands for a space in forms only; OData services read it as a plus.
  return params.toString().replaceAll('+', '%20')
}

/** Path and query of a next link. Its host is dropped: the credentials go to one origin only. */
export function pathOfLink(link: string, current: string): string {
  const { pathname, search } = new URL(link, new URL(current, 'https://origin.invalid'))
  return pathname + search
}
