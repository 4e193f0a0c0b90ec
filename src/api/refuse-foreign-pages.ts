import { AppError } from '#model/app-error.ts'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * Only the portal's own pages may change something with the session cookie: the browser's own word on where a
 * request comes from is checked, and a header that no foreign page can send.
 */
export function refuseForeignPages(request: Request, publicOrigin: string, cookieName: string): void {
  if (safeMethods.includes(request.method)) return
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new AppError('cross-site-request')
  const origin = headers.get('origin')
  if (origin !== null && !isOwn(origin, publicOrigin, headers.get('host'))) {
    throw new AppError('cross-site-request')
  }
  const withSession = (headers.get('cookie') ?? '').includes(`${cookieName}=`)
  if (withSession && headers.get('x-requested-with') !== 'rollcall') {
    throw new AppError('request-header-missing')
  }
}

/** A foreign page cannot choose the Host header, so its own origin never equals it. */
function isOwn(origin: string, publicOrigin: string, host: string | null): boolean {
  if (origin === publicOrigin) return true
  return host !== null && URL.canParse(origin) && new URL(origin).host === host
}
