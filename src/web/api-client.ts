import { type AnyCallOptions, type CallOptions, locateCall } from '#api/contract/call.ts'
import type { EndpointKey, ResponseOf } from '#api/contract/index.ts'
import type { Problem } from '#api/contract/problem.ts'
import { noteServerTime } from './server-time.ts'
import { text } from './text.ts'

export type { CallOptions }

/** An answer that is a problem document, or the lack of any answer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** The address of an endpoint, for links that download. */
export function address<K extends EndpointKey>(key: K, options: Omit<CallOptions<K>, 'body'>): string {
  return locateCall(key, options as AnyCallOptions).path
}

function unreachable(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: text('problem.unreachable.title'),
    status: 0,
    code: 'portal-unreachable',
    detail: text('problem.unreachable.why'),
    advice: text('problem.unreachable.advice'),
    requestId: '',
  })
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  const type = answer.headers.get('content-type') ?? ''
  const body: unknown = type.includes('json') ? await answer.json().catch(() => null) : null
  if (body !== null && typeof body === 'object' && 'title' in body) return new ApiProblem(body as Problem)
  return new ApiProblem({
    type: 'about:blank',
    title: text('problem.unexpected.title'),
    status: answer.status,
    code: 'unexpected-answer',
    detail: text('problem.unexpected.why', { status: answer.status }),
    advice: text('problem.unexpected.advice'),
    requestId: answer.headers.get('x-request-id') ?? '',
  })
}

async function send(
  key: string,
  options: AnyCallOptions,
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  const { method, path: to } = locateCall(key, options)
  const headers: Record<string, string> = { accept }
  if (method !== 'GET') headers['x-requested-with'] = 'rollcall'
  const isFile = options.body instanceof Blob
  if (options.body !== undefined)
    headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json'
  const body = isFile ? (options.body as Blob) : JSON.stringify(options.body)
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
  if (options.body !== undefined) init.body = body
  if (signal) init.signal = signal
  const answer = await fetch(to, init).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw unreachable()
  })
  noteServerTime(answer.headers.get('date'))
  if (!answer.ok) throw await problemOf(answer)
  return answer
}

/** Calls an endpoint of the contract and gives its typed answer; throws an ApiProblem otherwise. */
export async function call<K extends EndpointKey>(
  key: K,
  options: CallOptions<K>,
  signal?: AbortSignal,
): Promise<ResponseOf<K>> {
  const answer = await send(key, options as AnyCallOptions, 'application/json', signal)
  return (answer.status === 204 ? undefined : await answer.json()) as ResponseOf<K>
}

/** Sends a file as the body of an endpoint. */
export async function upload<K extends EndpointKey>(
  key: K,
  options: Omit<CallOptions<K>, 'body'>,
  file: Blob,
): Promise<ResponseOf<K>> {
  const answer = await send(key, { ...(options as AnyCallOptions), body: file }, 'application/json')
  return (await answer.json()) as ResponseOf<K>
}

/** Calls an endpoint that answers a line of JSON at a time. */
export async function* stream<Line>(
  key: EndpointKey,
  options: AnyCallOptions,
  signal?: AbortSignal,
): AsyncGenerator<Line> {
  const answer = await send(key, options, 'application/x-ndjson', signal)
  if (!answer.body) return
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Line
    if (done) return
  }
}
