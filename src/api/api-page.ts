import { randomBytes } from 'node:crypto'
import { html, raw } from 'hono/html'
import { errorCodes } from '#model/error-codes.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { contract } from './contract/index.ts'
import { apiBase } from './register-routes.ts'
import { pagePolicy } from './security-headers.ts'

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { margin-top: 2.5rem; font-size: 1.2rem } h3 { font-size: 1rem; margin-bottom: 0 }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
`

/** The API to read: every endpoint, who may call it, and every error code. */
export async function apiPage(portalName: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const rows = Object.entries<Endpoint>(contract).map(
    ([key, { summary, audience }]) =>
      html`<tr><td><code>${key}</code></td><td>${summary}</td><td>${audience}</td></tr>`,
  )
  const errors = Object.entries(errorCodes).map(
    ([code, { status, what, why, advice, who }]) =>
      html`<h3 id="${code}">${code} <small>(${status})</small></h3><p>${what} ${why}<br>${advice} Who: ${who}.</p>`,
  )
  const page = await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${portalName}: API</title><style nonce="${nonce}">${raw(style)}</style></head><body>
<h1>${portalName}: API</h1>
<p>Addresses begin with <code>${apiBase}</code>. The schemas are in
<a href="${apiBase}/openapi.json">openapi.json</a> (OpenAPI 3.1). Sign in with <code>POST /session/sign-in</code> for a
session cookie; every change needs the header <code>X-Requested-With: rollcall</code>.
Errors are <code>application/problem+json</code> with the codes below.</p>
<h2>Endpoints</h2>
<table><thead><tr><th>Endpoint</th><th>What it does</th><th>Who may call</th></tr></thead><tbody>${rows}</tbody></table>
<h2>Errors</h2>
${errors}
</body></html>
`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy(nonce) }
  return new Response(String(page), { headers })
}
