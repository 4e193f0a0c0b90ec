import { createServer, type Server } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EgressPolicy } from '../connection.ts'
import { failureOf } from '../failures.ts'
import { readPlain } from '../testing/read-plain.ts'
import { type CheckedAddress, guardOrigin } from './guard-origin.ts'
import { openEgress } from './open-egress.ts'

const mebibyte = 1024 * 1024
const strict: EgressPolicy = { allowPrivate: [] }
const request = { method: 'GET', path: '/', headers: {}, maxBytes: mebibyte, timeoutMs: 2000 } as const

/** Counts the sockets that reach it: what must never be reached. */
let canary: Server
let sockets = 0
let port = 0
beforeEach(async () => {
  sockets = 0
  canary = createServer((socket) => {
    sockets++
    socket.destroy()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  const address = canary.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterEach(() => new Promise((resolve) => canary.close(resolve)))

const loopback: CheckedAddress = { address: '127.0.0.1', family: 4 }
const open: CheckedAddress = { address: '8.8.8.8', family: 4 }

async function codeOf(
  base: string,
  policy = strict,
  answers: readonly (readonly CheckedAddress[])[] = [[loopback]],
) {
  let turn = 0
  const resolveName = async () => answers[Math.min(turn++, answers.length - 1)] ?? []
  try {
    const egress = openEgress(guardOrigin(new URL(base), policy, 'Plain HR', resolveName), 'Plain HR')
    await egress.send(request, new AbortController().signal).finally(egress.close)
    return 'sent'
  } catch (error) {
    return failureOf(error)?.code ?? String(error)
  }
}

describe('the way out', () => {
  it.each([
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://①②⑦.0.0.1',
    'https://0',
    'https://[::1]',
    'https://[::ffff:7f00:1]',
    'https://[64:ff9b::7f00:1]',
    'https://169.254.169.254',
    'https://localhost.',
    'https://127.0.0.1.nip.io',
    'https://hr.example',
  ])('refuses %s where it leads into the machine', async (base) => {
    const url = new URL(base)
    url.port = String(port)
    const listening = { allowPrivate: [`nobody.example:${port}`] }
    expect(await codeOf(base)).toBe('address-not-allowed')
    expect(await codeOf(url.href, listening)).toBe('address-not-allowed')
    expect(sockets).toBe(0)
  })

  it('refuses a name that is public when checked and private when connected', async () => {
    const policy = { allowPrivate: [] }
    expect(await codeOf('https://hr.example', policy, [[loopback]])).toBe('address-not-allowed')
    expect(await codeOf('https://hr.example', policy, [[open, loopback]])).toBe('address-not-allowed')
    expect(await codeOf('https://hr.example', policy, [[]])).toBe('address-not-allowed')
    expect(sockets).toBe(0)
  })

  it.each([
    'http://hr.example',
    'https://hr.example:8443',
    'ftp://hr.example',
    'file:///etc/passwd',
    'https://user:pw@hr.example',
  ])('refuses %s by its form', async (base) => {
    expect(await codeOf(base, strict, [[open]])).toMatch(/address-(not-allowed|wrong)/)
  })

  it('reaches what the operator lists, and link-local not even then', async () => {
    const listed = { allowPrivate: [`hr.example:${port}`] }
    expect(await codeOf(`http://hr.example:${port}`, listed)).toMatch(/cut-short|not-reachable/)
    expect(sockets).toBe(1)
    const metadata: CheckedAddress = { address: '169.254.169.254', family: 4 }
    expect(await codeOf('https://hr.example', { allowPrivate: ['169.254.0.0/16'] }, [[metadata]])).toBe(
      'address-not-allowed',
    )
  })

  it('calls its own origin only, whatever path it is given', async () => {
    const guarded = guardOrigin(
      new URL('http://hr.example:81'),
      { allowPrivate: [], baseUrl: 'http://hr.example:81' },
      'Plain HR',
    )
    const egress = openEgress(guarded, 'Plain HR')
    for (const path of [`@127.0.0.1:${port}/`, `.127.0.0.1.nip.io:${port}/`])
      await expect(egress.send({ ...request, path }, new AbortController().signal)).rejects.toThrow()
    await egress.close()
    expect(sockets).toBe(0)
  })

  it('names a secure connection that is none', async () => {
    const policy = { allowPrivate: [], baseUrl: `https://127.0.0.1:${port}` }
    expect(await codeOf(`https://127.0.0.1:${port}`, policy)).toMatch(
      /connection-not-secure|cut-short|not-reachable/,
    )
  })
})

describe('answers', () => {
  it.each([
    ['gzip', gzipSync(Buffer.alloc(200 * mebibyte))],
    ['br', brotliCompressSync(Buffer.alloc(40 * mebibyte))],
  ])('that unpack to far more than they weigh are refused (%s)', async (encoding, body) => {
    const before = process.memoryUsage().rss
    const { summary } = await readPlain(() => ({
      status: 200,
      headers: { 'content-encoding': encoding },
      body: body as never,
    }))
    expect(summary.failure).toMatchObject({ kind: 'contract', code: 'answer-too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * mebibyte)
  })

  it('nested a hundred thousand deep are refused', async () => {
    const body = `{"people":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const { summary } = await readPlain(() => ({ status: 200, body }))
    expect(summary.failure).toMatchObject({ code: 'answer-too-large' })
  })

  it('packed in a way nobody asked for, or not packed at all, are refused', async () => {
    const strange = await readPlain(() => ({
      status: 200,
      headers: { 'content-encoding': 'zstd' },
      body: '{}',
    }))
    expect(strange.summary.failure).toMatchObject({ code: 'wrong-content' })
    const plain = await readPlain(() => ({
      status: 200,
      headers: { 'content-encoding': 'gzip' },
      body: '{"people":[]}',
    }))
    expect(plain.summary.complete).toBe(false)
    expect(plain.summary.failure).not.toBeNull()
  })

  it('packed as asked are read', async () => {
    const body = gzipSync('{"total":1,"people":[{"id":1}]}')
    const { summary } = await readPlain(() => ({
      status: 200,
      headers: { 'content-encoding': 'gzip' },
      body: body as never,
    }))
    expect(summary).toMatchObject({ complete: true, people: 1 })
  })

  it.each([
    ['text/html', '<html>captive portal</html>', 'wrong-content'],
    ['text/html', '<html><form><input type="password"></form>', 'sign-in-page'],
    ['text/plain', '{"people":[]}', 'wrong-content'],
    ['application/json', '<html>', 'cut-short'],
    ['application/json', '{"rows":[]}', 'unexpected-answer'],
    ['application/json', '[]', 'unexpected-answer'],
    ['application/json', '""', 'unexpected-answer'],
    ['application/json', 'null', 'unexpected-answer'],
  ])('of type %s saying %s are no list', async (type, body, code) => {
    const { summary } = await readPlain(() => ({ status: 200, headers: { 'content-type': type }, body }))
    expect(summary.failure).toMatchObject({ code })
    expect(summary.complete).toBe(false)
  })
})
