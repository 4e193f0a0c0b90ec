import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { pagePolicy } from './security-headers.ts'

/** Gives index.html as it stands on disk or as Vite makes it. */
export type ReadIndex = (path: string) => Promise<string>

/** The web application: hashed files that never change, and one page for every other address. */
export function serveWebPages(
  app: Hono,
  portalName: string,
  webRoot: string,
  readIndex = readBuiltIndex(webRoot),
): void {
  let files: ReturnType<typeof serveStatic> | undefined
  app.get('*', async (context, next) => {
    const { path } = context.req
    if (path.startsWith('/api/')) return next()
    if (files === undefined && existsSync(webRoot)) {
      files = serveStatic({ root: webRoot, index: '-' })
    }
    if (files !== undefined && /\.\w+$/.test(path) && path !== '/index.html') {
      const found = await files(context, async () => {})
      return found instanceof Response ? cached(found, path) : next()
    }
    return showPage(await readIndex(path), portalName)
  })
}

/** The name of a file in assets/ changes with its content. */
function cached(found: Response, path: string): Response {
  const hashed = path.startsWith('/assets/')
  found.headers.set('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  return found
}

function readBuiltIndex(webRoot: string): ReadIndex {
  return async () => {
    const path = join(webRoot, 'index.html')
    return existsSync(path) ? readFile(path, 'utf8') : beingPrepared
  }
}

function showPage(html: string, portalName: string): Response {
  const nonce = randomBytes(16).toString('base64')
  return new Response(
    html.replaceAll('__NONCE__', nonce).replaceAll('__PORTAL_NAME__', escapeHtml(portalName)),
    {
      status: html === beingPrepared ? 503 : 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': pagePolicy(nonce),
      },
    },
  )
}

const beingPrepared = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>One moment</title>
<p>The portal’s pages are being prepared. This page opens by itself in a few seconds.</p></html>
`

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
