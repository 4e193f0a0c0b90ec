import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Call } from './answer.ts'
import type { Fault } from './faults.ts'
import { send } from './send.ts'

export type Reply = Readonly<{ answer: Answer; fault: Fault | null }>
export type Listening = Readonly<{ baseUrl: string; stop(): Promise<void> }>

const mostBodyBytes = 8_000_000

/** Listens on loopback only; port 0 takes a free one. */
export async function listen(port: number, reply: (call: Call) => Reply): Promise<Listening> {
  const server = createServer((request, response) => {
    respond(request, response, reply).catch((error: unknown) => {
      if (response.destroyed) return
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(`The simulator failed: ${error instanceof Error ? error.stack : String(error)}`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${taken}`, stop: () => stop(server) }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  reply: (call: Call) => Reply,
): Promise<void> {
  const { answer, fault } = reply(await callOf(request))
  await send(request, response, answer, fault)
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`
  const url = new URL(request.url ?? '/', origin)
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBodyBytes) throw new Error('the request is too large for a simulator')
    parts.push(part)
  }
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(parts).toString('utf8'),
    origin,
    params: {},
  }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
