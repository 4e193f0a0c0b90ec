import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openMetrics } from './metrics.ts'
import { type ReadinessCheck, serveProbes } from './probes.ts'

function portal(...checks: ReadinessCheck[]) {
  const app = new Hono()
  const metrics = openMetrics(() => 0)
  serveProbes(app, checks, metrics)
  return { app, metrics }
}

test('the portal is ready when everything it needs is, and names what is missing', async () => {
  const state = { database: true }
  const { app } = portal(
    { name: 'database', holds: async () => state.database },
    { name: 'key', holds: async () => true },
  )
  expect((await app.request('/readyz')).status).toBe(200)
  state.database = false
  const answer = await app.request('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({ status: 'not ready', checks: { database: false, key: true } })
  state.database = true
  expect((await app.request('/readyz')).status).toBe(200)
})

test('a check that fails or never answers is a check that does not hold, and the portal still lives', async () => {
  const { app } = portal(
    { name: 'database', holds: () => Promise.reject(new Error('connection refused at db.internal')) },
    { name: 'migrations', holds: () => new Promise(() => undefined) },
  )
  const answer = await app.request('/readyz')
  expect(await answer.json()).toMatchObject({ checks: { database: false, migrations: false } })
  expect((await app.request('/healthz')).status).toBe(200)
})

test('figures name patterns, never who or what was asked for', async () => {
  const { app, metrics } = portal()
  metrics.observe('GET', '/api/v1/setup/:token', 404, 0.02)
  const text = await (await app.request('/metrics')).text()
  expect(text).toMatch(
    /http_server_request_duration_seconds_count\{http_request_method="GET",http_route="\/api\/v1\/setup\/:token",http_response_status_code="404"\} 1/,
  )
})
