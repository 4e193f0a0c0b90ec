const policy = {
  'default-src': "'self'",
  'img-src': "'self' data: blob:",
  // Positions of menus and virtual rows are style attributes.
  'style-src-attr': "'unsafe-inline'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

export function pagePolicy(nonce: string): string {
  const own = `'self' 'nonce-${nonce}'`
  return Object.entries({ ...policy, 'script-src': own, 'style-src': own })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** For whatever is no page: data, files, streams. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

export function setSecurityHeaders(headers: Headers, options: Readonly<{ https: boolean }>): void {
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('x-frame-options', 'DENY')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (options.https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', dataPolicy)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
