import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import type { Answer, Body } from './answer.ts'
import type { Fault } from './faults.ts'

const smallestGzipped = 1024

/** Writes an answer, or what a fault leaves of it. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null,
): Promise<void> {
  const headers = { ...answer.headers }
  if (fault?.fault === 'cut-body') return cutBody(response, answer.status, headers, whole(answer.body))
  if (fault?.fault === 'slow-drip') return drip(response, answer.status, headers, whole(answer.body), fault)
  const body = fault?.fault === 'cut-json' ? half(whole(answer.body)) : (answer.body ?? '')
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (typeof body === 'string') return sendText(response, answer.status, headers, body, zipped)
  response.writeHead(answer.status, { ...headers, ...(zipped ? { 'content-encoding': 'gzip' } : {}) })
  const source = Readable.from(body)
  await (zipped ? pipeline(source, createGzip(), response) : pipeline(source, response))
}

function sendText(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string,
  zipped: boolean,
): void {
  const plain = Buffer.from(body, 'utf8')
  const small = !zipped || plain.length < smallestGzipped
  const bytes = small ? plain : gzipSync(plain, { level: 1 })
  const encoding = small ? {} : { 'content-encoding': 'gzip' }
  response.writeHead(status, { ...headers, ...encoding, 'content-length': bytes.length })
  response.end(bytes)
}

/** The head promises the whole length; the connection is gone half way. */
async function cutBody(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string,
): Promise<void> {
  const bytes = Buffer.from(body, 'utf8')
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  await new Promise<void>((resolve) => response.write(bytes.subarray(0, bytes.length / 2), () => resolve()))
  response.destroy()
}

async function drip(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string,
  { pauseMs = 250 }: Fault,
): Promise<void> {
  const bytes = Buffer.from(body, 'utf8')
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  response.flushHeaders()
  for (let at = 0; at < bytes.length && !response.destroyed; at++) {
    response.write(bytes.subarray(at, at + 1))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  response.end()
}

function whole(body: Body = ''): string {
  return typeof body === 'string' ? body : [...body].join('')
}

function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2))
}
