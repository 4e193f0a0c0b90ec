import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Actor } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { apiPage } from './api-page.ts'
import { callRoute } from './call-route.ts'
import { clientAddress } from './client-address.ts'
import type { Route } from './define-route.ts'
import { trackStreams } from './events/open-streams.ts'
import { openMetrics } from './metrics.ts'
import { openApiDocument } from './openapi.ts'
import { type ReadinessCheck, serveProbes } from './probes.ts'
import { appErrorOf, problemAnswer } from './problem-answer.ts'
import { refuseForeignPages } from './refuse-foreign-pages.ts'
import { apiBase, matchRoutes, type RegisteredRoute } from './register-routes.ts'
import { eventsRoute } from './routes/events/get-events.ts'
import { serveScim } from './scim/serve-scim.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { serveSignInCallback } from './serve-sign-in-callback.ts'
import type { Services } from './services.ts'
import { type ReadIndex, serveWebPages } from './web-pages.ts'

export type AppOptions = Readonly<{
  services: Services
  routes: readonly Route[]
  /** The portal's own address, settled by now. */
  publicUrl: string
  /** Folder of the built web application; may come to be later. */
  webRoot: string
  readIndex?: ReadIndex
  readiness?: readonly ReadinessCheck[]
  /** Endpoints without a route answer 501 instead of stopping the start. */
  partial?: boolean
  /** Answers are held against the contract; for tests and development. */
  checkResponses?: boolean
}>

/** Facts about a connection that the request itself does not carry. */
export type Caller = Readonly<{ socketAddress: string; commandLineActor: Actor | null }>

export type App = Readonly<{
  fetch: (request: Request, caller?: Caller) => Promise<Response>
  /** Ends what would otherwise stay open, before the portal stops. */
  endStreams: () => void
}>

type Noted = { actorId?: string; companyId?: string; route: string }
const nobody: Caller = { socketAddress: '', commandLineActor: null }

export function createApp(options: AppOptions): App {
  const streams = trackStreams()
  const metrics = openMetrics(streams.count)
  const frame: Frame = { options, metrics, calls: new WeakMap() }
  const app = new Hono()
  serveProbes(app, options.readiness ?? [], metrics)
  serveDescription(app, options.services.config.portalName)
  const routes = [...options.routes, eventsRoute(streams)]
  for (const one of matchRoutes(routes, options.partial ?? false)) serveRoute(app, one, frame)
  serveScim(app, options.services, options.publicUrl, (request) => {
    const { caller, noted } = frame.calls.get(request) ?? { caller: nobody, noted: { route: '' } }
    return { noted, address: addressOf(caller, request, frame) }
  })
  app.all(`${apiBase}/*`, () => {
    throw new AppError('not-found')
  })
  serveSignInCallback(app, options.services, options.publicUrl)
  serveWebPages(app, options.services.config.portalName, options.webRoot, options.readIndex)
  app.notFound(() => {
    throw new AppError('not-found')
  })
  app.onError((error) => {
    throw error
  })
  return {
    fetch: (request, caller = nobody) => answer(app, request, caller, frame),
    endStreams: streams.endAll,
  }
}

type OneCall = Readonly<{ caller: Caller; noted: Noted }>
type Frame = Readonly<{
  options: AppOptions
  metrics: ReturnType<typeof openMetrics>
  calls: WeakMap<Request, OneCall>
}>

function serveDescription(app: Hono, portalName: string): void {
  let document: string | undefined
  app.get(`${apiBase}/openapi.json`, () => {
    document ??= JSON.stringify(openApiDocument(portalName))
    return new Response(document, { headers: { 'content-type': 'application/json' } })
  })
  app.get(`${apiBase}/docs`, () => apiPage(portalName))
}

function serveRoute(app: Hono, { method, pattern, endpoint, route }: RegisteredRoute, frame: Frame): void {
  const { services, checkResponses = false, publicUrl } = frame.options
  app.on(method, pattern, async (context: Context) => {
    const request = context.req.raw
    const { caller, noted } = frame.calls.get(request) ?? { caller: nobody, noted: { route: '' } }
    noted.route = pattern
    if (caller.commandLineActor === null) refuseForeignPages(request, publicUrl, services.access.cookieName)
    const address = addressOf(caller, request, frame)
    const params = context.req.param() as Record<string, string>
    const call = { request, params, address, commandLineActor: caller.commandLineActor, noted }
    return callRoute(route, endpoint, call, { services, checkResponses })
  })
}

function addressOf(caller: Caller, request: Request, { options }: Frame): string {
  return clientAddress(caller.socketAddress, request.headers, options.services.config.trustedProxies)
}

/** Around every request: its number, its limits, its line in the log. */
async function answer(app: Hono, request: Request, caller: Caller, frame: Frame): Promise<Response> {
  const { services, publicUrl } = frame.options
  const requestId = randomUUID()
  const startedMs = performance.now()
  const noted: Noted = { route: '' }
  frame.calls.set(request, { caller, noted })
  let response: Response
  let failed: unknown
  try {
    response = await app.fetch(request)
  } catch (error) {
    failed = error
    response = problemAnswer(error, requestId)
  }
  setSecurityHeaders(response.headers, { https: publicUrl.startsWith('https:') })
  response.headers.set('x-request-id', requestId)
  const ms = performance.now() - startedMs
  frame.metrics.observe(request.method, noted.route, response.status, ms / 1000)
  const line = { requestId, method: request.method, ...noted, status: response.status, ms: Math.round(ms) }
  if (response.status >= 500) services.log.error({ ...line, err: causeOf(failed) }, 'request failed')
  else services.log.debug({ ...line, code: failed && appErrorOf(failed).code }, 'request')
  return response
}

/** What the operator needs and the caller must not see. */
function causeOf(failed: unknown): unknown {
  return failed instanceof AppError ? (failed.cause ?? failed) : failed
}
