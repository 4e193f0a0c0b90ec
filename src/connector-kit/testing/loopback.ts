import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as a test server saw it. */
export type SeenRequest = Readonly<{
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}>
/** An answer, or a hand on the socket for faults that no answer expresses. */
export type Reply =
  | Readonly<{ status: number; headers?: Readonly<Record<string, string>>; body?: unknown }>
  | ((response: ServerResponse) => void)
/** Answers a request. */
export type Answer = (request: SeenRequest) => Reply

/** A server that was started, and what it was asked. */
export type Loopback = Readonly<{ baseUrl: string; seen: readonly SeenRequest[]; close: () => Promise<void> }>

/** A real HTTP server on loopback that remembers what it was asked. */
export async function startLoopback(answer: Answer): Promise<Loopback> {
  const seen: SeenRequest[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const url = new URL(incoming.url ?? '/', 'http://loopback')
    const request = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    }
    seen.push(request)
    send(response, answer(request))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { baseUrl: `http://127.0.0.1:${port}`, seen, close }
}

function send(response: ServerResponse, reply: Reply): void {
  if (typeof reply === 'function') {
    reply(response)
    return
  }
  const { status, headers = {}, body } = reply
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body ?? {})
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(bytes)
}
