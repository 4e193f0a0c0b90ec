import type { BodyOf, EndpointKey, QueryOf, ResponseOf } from '#api/contract/index.ts'
import type { Problem } from '#api/contract/problem.ts'
import { noteServerTime } from './server-time.ts'
import { text } from './text.ts'

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never
type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { [K in Name]: Value }
type OptionalWhenEmpty<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value }

/** What a call of this endpoint needs: the names in its path, its query and its body. */
export type CallOptions<K extends EndpointKey> = ([ParamNames<K>] extends [never]
  ? unknown
  : { params: Record<ParamNames<K>, string> }) &
  OptionalWhenEmpty<'query', QueryOf<K>> &
  Part<'body', BodyOf<K>>

type AnyOptions = Readonly<{
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, unknown>>
  body?: unknown
}>

/** An answer that is a problem document, or the lack of any answer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

const base = '/api/v1'

/** The address of an endpoint, for links that download. */
export function address<K extends EndpointKey>(key: K, options: Omit<CallOptions<K>, 'body'>): string {
  return locate(key, options as AnyOptions).address
}

function locate(key: string, options: AnyOptions): { method: string; address: string } {
  const gap = key.indexOf(' ')
  const path = key
    .slice(gap + 1)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(options.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const tail = query.size > 0 ? `?${query}` : ''
  return { method: key.slice(0, gap), address: `${base}${path}${tail}` }
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
  options: AnyOptions,
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  const { method, address: to } = locate(key, options)
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
  const answer = await send(key, options as AnyOptions, 'application/json', signal)
  return (answer.status === 204 ? undefined : await answer.json()) as ResponseOf<K>
}

/** Sends a file as the body of an endpoint. */
export async function upload<K extends EndpointKey>(
  key: K,
  options: Omit<CallOptions<K>, 'body'>,
  file: Blob,
): Promise<ResponseOf<K>> {
  const answer = await send(key, { ...(options as AnyOptions), body: file }, 'application/json')
  return (await answer.json()) as ResponseOf<K>
}

/** Calls an endpoint that answers a line of JSON at a time. */
export async function* stream<Line>(
  key: EndpointKey,
  options: AnyOptions,
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
