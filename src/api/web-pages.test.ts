import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { serveWebPages } from './web-pages.ts'

function built(): string {
  const root = mkdtempSync(join(tmpdir(), 'web-'))
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'assets', 'main-3f2a.js'), 'start()')
  writeFileSync(join(root, 'portal.svg'), '<svg/>')
  writeFileSync(join(root, 'index.html'), '<meta nonce="__NONCE__"><script nonce="__NONCE__"></script>')
  writeFileSync(join(root, '..', 'secret.txt'), 'secret')
  return root
}

function app(root: string): Hono {
  const made = new Hono()
  serveWebPages(made, 'Optio Portal', root)
  return made
}

test('every address of the application answers its page with a nonce of its own', async () => {
  const pages = app(built())
  const seen = new Set<string>()
  for (const path of ['/', '/c/acme/integrations/hr-integration', '/index.html', '/setup/a-token']) {
    const answer = await pages.request(path)
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
      answer.headers.get('content-security-policy') ?? '',
    )?.[1]
    expect(await answer.text()).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}"></script>`)
    seen.add(nonce ?? '')
  }
  expect(seen.size).toBe(4)
})

test('hashed files are kept for good, others are asked for again', async () => {
  const pages = app(built())
  const asset = await pages.request('/assets/main-3f2a.js')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(asset.headers.get('content-type')).toMatch(/javascript/)
  expect((await pages.request('/portal.svg')).headers.get('cache-control')).toBe('no-cache')
})

test('a file that is not there is not found, and nothing outside the folder is ever there', async () => {
  const pages = app(built())
  for (const path of [
    '/assets/old-1111.js',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
  ]) {
    const answer = await pages.request(path)
    expect(await answer.text()).not.toContain('secret\n')
    expect(answer.status === 404 || (answer.headers.get('content-type') ?? '').startsWith('text/html')).toBe(
      true,
    )
  }
})

test('until the pages are built, one page says so and asks again', async () => {
  const answer = await app('/no/such/folder').request('/')
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('being prepared')
})
