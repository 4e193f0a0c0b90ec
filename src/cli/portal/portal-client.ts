import { type AnyCallOptions, type CallOptions, locateCall } from '#api/contract/call.ts'
import type { EndpointKey, ResponseOf } from '#api/contract/index.ts'
import { type Problem, problem } from '#api/contract/problem.ts'

type AnyOptions = AnyCallOptions & Readonly<{ stream?: ReadableStream<Uint8Array> }>

/** A request below /api/v1, and its answer whatever its status. */
export type Send = (
  request: Readonly<{ method: string; path: string; headers: Record<string, string>; body: Sent }>,
) => Promise<Answer>
type Sent = string | ReadableStream<Uint8Array> | null
export type Answer = Readonly<{
  status: number
  headers: Pick<Headers, 'get'>
  body: AsyncIterable<Uint8Array> | null
  text: () => Promise<string>
}>

/** The portal's HTTP contract, whether a running program answers or this one does. */
export type PortalClient = Readonly<{
  call: <K extends EndpointKey>(key: K, options: CallOptions<K>) => Promise<ResponseOf<K>>
  /** For endpoints that answer a stream or a file, or take one. */
  open: <K extends EndpointKey>(
    key: K,
    options: CallOptions<K> & { stream?: ReadableStream<Uint8Array> },
  ) => Promise<Answer>
  /** Sees to it that fetches in the queue are run: a running program does so anyway. */
  runFetches: () => Promise<void>
  /** Only where this program holds the database and no company is in it yet. */
  makeFirstCompany: ((name: string) => Promise<void>) | null
  close: () => Promise<void>
}>

/** The portal said no; its words are for a person. */
export class PortalRefusal extends Error {
  override readonly name = 'PortalRefusal'
  readonly problem: Problem
  readonly retryAfterSeconds: number
  constructor(said: Problem, retryAfterSeconds = 0) {
    super([said.title, said.detail, ...wrongFields(said), said.advice].filter(Boolean).join(' '))
    this.problem = said
    this.retryAfterSeconds = retryAfterSeconds
  }
}

function wrongFields({ fields }: Problem): string[] {
  return (fields ?? []).map(({ path, message }) => `${path}: ${message}.`)
}

export function portalClient(
  send: Send,
  rest: Pick<PortalClient, 'runFetches' | 'makeFirstCompany' | 'close'>,
): PortalClient {
  const open = async (key: string, options: AnyOptions): Promise<Answer> => {
    const answer = await send(requestOf(key, options))
    if (answer.status < 400) return answer
    const retryAfter = Number(answer.headers.get('retry-after') ?? 0)
    throw new PortalRefusal(problemOf(await answer.text(), answer.status), retryAfter)
  }
  const call = async (key: string, options: AnyOptions): Promise<unknown> => {
    const text = await (await open(key, options)).text()
    return text === '' ? undefined : JSON.parse(text)
  }
  return { ...rest, open: open as PortalClient['open'], call: call as PortalClient['call'] }
}

function requestOf(key: string, { stream, ...options }: AnyOptions) {
  const { body } = options
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  return {
    ...locateCall(key, options),
    headers,
    body: stream ?? (body === undefined ? null : JSON.stringify(body)),
  }
}

function problemOf(text: string, status: number): Problem {
  try {
    const read = problem.safeParse(JSON.parse(text))
    if (read.success) return read.data
  } catch {
    // Not JSON: whatever answered there is not the portal.
  }
  const title = `The portal gave an answer that it should not have given (${status}).`
  return { type: 'about:blank', title, status, code: 'unexpected-answer', requestId: '' }
}
