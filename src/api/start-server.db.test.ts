import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { publishIn } from '#stores/event-hub.ts'
import { type App, createApp } from './create-app.ts'
import { defineRoute } from './define-route.ts'
import { accessRoutes } from './routes/access-routes.ts'
import { type PortalServer, startServer } from './start-server.ts'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from './testing/test-portal.ts'

let portal: TestPortal
let acme: TestCompany
let admin: TestUser
let server: PortalServer | undefined

const slow = defineRoute('GET /companies/{company}/connectors', async () => {
  await sleep(300)
  return []
})

beforeAll(async () => {
  portal = await openTestPortal()
  acme = await portal.addCompany('Acme')
  admin = await portal.addUser('admin@acme.example', { company: acme, role: 'admin' })
})
afterEach(async () => {
  await server?.close(0)
  server = undefined
})
afterAll(() => portal.close())

const log = pino({ level: 'silent' })

async function serve(): Promise<{ server: PortalServer; base: string; app: App }> {
  const started = await startServer({ listen: { host: '127.0.0.1', port: 0 }, log })
  server = started
  const base = `http://127.0.0.1:${started.port}`
  const { services } = portal
  const routes = [...accessRoutes, slow]
  const app = createApp({ services, routes, publicUrl: base, webRoot: '/nowhere', partial: true })
  return { server: started, base, app }
}

test('is alive before it is ready, and says that it is starting', async () => {
  const { server, base, app } = await serve()
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
  const early = await fetch(`${base}/c/acme`)
  expect(early.status).toBe(503)
  expect(early.headers.get('retry-after')).toBe('2')
  server.serve(app)
  expect((await fetch(`${base}/api/v1/session`)).status).toBe(200)
})

test('a stream hears what is published, and catches up from the last event it heard', async () => {
  const { server, base, app } = await serve()
  server.serve(app)
  const first = await listen(base)
  await portal.services.events.publish(acme.id, { name: 'plan', data: { planId: 'one' } })
  const heard = await first.until(/planId":"one/)
  first.stop()
  const id = /id: (\S+)\nevent: plan\n/.exec(heard)?.[1] ?? ''

  const foreign = await portal.addCompany('Foreign')
  await portal.services.events.publish(foreign.id, { name: 'plan', data: { planId: 'foreign' } })
  await portal.services.database.inCompany(acme.id, (tx) =>
    publishIn(tx, acme.id, { name: 'run', data: { runId: 'two' } }),
  )
  const again = await listen(base, id)
  const caughtUp = await again.until(/runId":"two/)
  expect(caughtUp).not.toContain('foreign')
  expect(caughtUp).not.toContain('planId":"one')
  again.stop()

  const lost = await listen(base, 'an-id-of-last-week')
  await lost.until(/event: resync/)
  lost.stop()
})

test('what a transaction that fails would have told is not told', async () => {
  const { server, base, app } = await serve()
  server.serve(app)
  const stream = await listen(base)
  const failing = portal.services.database.inCompany(acme.id, async (tx) => {
    await publishIn(tx, acme.id, { name: 'run', data: { runId: 'never' } })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await portal.services.events.publish(acme.id, { name: 'run', data: { runId: 'after' } })
  expect(await stream.until(/after/)).not.toContain('never')
  stream.stop()
})

test('an event too large for the wire asks every screen to read again', async () => {
  const { server, base, app } = await serve()
  server.serve(app)
  const stream = await listen(base)
  await portal.services.events.publish(acme.id, { name: 'plan', data: { planId: 'x'.repeat(9_000) } })
  await stream.until(/event: resync/)
  stream.stop()
})

test('a tab that is closed frees its place', async () => {
  const { server, base, app } = await serve()
  server.serve(app)
  for (let tab = 0; tab < 20; tab += 1) {
    const pair = [await listen(base), await listen(base)]
    for (const stream of pair) stream.stop()
    await Promise.all(pair.map((stream) => stream.ended))
  }
  const open = async () =>
    /rollcall_event_streams (\d+)/.exec(await (await fetch(`${base}/metrics`)).text())?.[1]
  while ((await open()) !== '0') await sleep(10)
})

test('stopping ends streams and lets what has begun finish', async () => {
  const { server, base, app } = await serve()
  server.serve(app)
  const stream = await listen(base)
  const begun = fetch(`${base}/api/v1/companies/${acme.slug}/connectors`, {
    headers: { cookie: admin.cookie },
  })
  await sleep(50)
  const closed = server.close()
  expect((await begun).status).toBe(200)
  await stream.ended
  await closed
  await expect(fetch(`${base}/healthz`)).rejects.toThrow()
})

test('a caller that never finishes its headers does not keep the portal from stopping', async () => {
  const { server, app } = await serve()
  server.serve(app)
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  await sleep(50)
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)
  await server.close(100)
  await closed
})

type Stream = Readonly<{
  until: (pattern: RegExp) => Promise<string>
  ended: Promise<void>
  stop: () => void
}>

async function listen(base: string, lastEventId?: string): Promise<Stream> {
  const ending = new AbortController()
  const answer = await fetch(`${base}/api/v1/companies/${acme.slug}/events`, {
    headers: { cookie: admin.cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: ending.signal,
  })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  const waiting = new Set<() => void>()
  const decoder = new TextDecoder()
  const ended = (async () => {
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array)
      for (const look of waiting) look()
    }
  })().catch(() => undefined)
  return {
    ended,
    stop: () => ending.abort(),
    until: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          if (!pattern.test(text)) return
          waiting.delete(look)
          resolve(text)
        }
        waiting.add(look)
        look()
      }),
  }
}
