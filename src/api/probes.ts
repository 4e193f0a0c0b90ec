import type { Hono } from 'hono'
import type { Metrics } from './metrics.ts'

/** What has to hold before the portal takes traffic, each by name. */
export type ReadinessCheck = Readonly<{ name: string; holds: () => Promise<boolean> }>

const deadlineMs = 1_500

export function serveProbes(app: Hono, checks: readonly ReadinessCheck[], metrics: Metrics): void {
  app.get('/healthz', (context) => context.json({ status: 'alive' }))
  app.get('/readyz', async (context) => {
    const results = await Promise.all(
      checks.map(async (check) => [check.name, await tryCheck(check)] as const),
    )
    const ready = results.every(([, holds]) => holds)
    const body = { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) }
    return context.json(body, ready ? 200 : 503)
  })
  app.get('/metrics', async (context) =>
    context.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  )
}

async function tryCheck({ holds }: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), deadlineMs)
  })
  try {
    return await Promise.race([holds(), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
