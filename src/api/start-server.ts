import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Actor } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import type { App } from './create-app.ts'
import { problemAnswer } from './problem-answer.ts'

export type ListenOptions = Readonly<{
  listen: Readonly<{ host: string; port: number }> | Readonly<{ socketPath: string }>
  log: Logger
  /** Vite's, in development: sees a request first and passes on what is not its own. */
  middleware?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  /** Over the command line's own socket: who calls, or null where the token is wrong. */
  commandLineActor?: (request: IncomingMessage) => Actor | null
}>

export type PortalServer = Readonly<{
  port: number
  /** Until then everything but /healthz answers `starting`. */
  serve: (app: App) => void
  /** Takes no more requests, ends streams, lets the others finish, for at most `withinMs`. */
  close: (withinMs?: number) => Promise<void>
}>

/** Listens at once, so that the port is known and an early caller gets an answer. */
export async function startServer(options: ListenOptions): Promise<PortalServer> {
  let app: App | undefined
  const listener = getRequestListener(
    (request, env) => {
      if (app === undefined) return answerWhileStarting(request)
      const incoming = env.incoming as IncomingMessage
      const socketAddress = incoming.socket.remoteAddress ?? ''
      return app.fetch(request, {
        socketAddress,
        commandLineActor: options.commandLineActor?.(incoming) ?? null,
      })
    },
    { overrideGlobalObjects: false },
  )
  const { middleware } = options
  const server = createServer(timeouts, (request, response) => {
    if (middleware === undefined) void listener(request, response)
    else middleware(request, response, () => void listener(request, response))
  })
  await listen(server, options.listen)
  const address = server.address() as AddressInfo | string | null
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    serve: (made) => {
      app = made
    },
    close: (withinMs = 25_000) => close(server, app, withinMs, options.log),
  }
}

/** A caller that dawdles over its headers or body is cut off. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

function answerWhileStarting(request: Request): Response {
  if (new URL(request.url).pathname === '/healthz') return Response.json({ status: 'alive' })
  return problemAnswer(new AppError('starting', { extras: { retryAfterSeconds: 2 } }), crypto.randomUUID())
}

async function listen(server: Server, where: ListenOptions['listen']): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    const done = () => {
      server.off('error', reject)
      resolve()
    }
    if ('socketPath' in where) server.listen(where.socketPath, done)
    else server.listen(where.port, where.host, done)
  })
}

async function close(server: Server, app: App | undefined, withinMs: number, log: Logger): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  app?.endStreams()
  server.closeIdleConnections()
  const hurry = setTimeout(() => {
    log.warn('Some requests did not end in time and were cut off.')
    server.closeAllConnections()
  }, withinMs)
  // A connection that becomes idle meanwhile is not closed by itself.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(hurry)
  clearInterval(sweep)
}
