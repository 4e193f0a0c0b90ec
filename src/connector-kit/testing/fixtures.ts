import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Employee } from '#model/employee.ts'
import { isObject } from '../reading/at.ts'
import type { Answer, Reply, SeenRequest } from './loopback.ts'

/** One exchange of `fixtures/*.http.json`, written by hand, of one or several methods. Query and body need only hold what is named. */
export type Exchange = Readonly<{
  method: string | readonly string[]
  request: Readonly<{
    method: string
    path: string
    query?: Record<string, string>
    body?: Record<string, unknown>
    /** Texts that a body which is no JSON must hold. */
    texts?: readonly string[]
  }>
  /** The body, or the name of a file of `fixtures` that holds it. */
  response: Readonly<{ status: number; headers?: Record<string, string>; body?: unknown; file?: string }>
}>
/** What the fixtures must become, by the id of the method. */
export type Expected = Readonly<Record<string, { custom: readonly string[]; employees: readonly Employee[] }>>

/** More requests for one path than any fixture is for: whoever asks so often does not find the end of a list. */
const mostRequests = 1000

function read(path: string): unknown {
  const name = relative(process.cwd(), path)
  if (!existsSync(path))
    throw new Error(`${name} is missing; docs/adding-a-connector.md says what stands in it.`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${name} is not JSON.`, { cause: error })
  }
}

/** The exchanges of one method of a connector. */
export function readExchanges(folder: string, methodId: string): readonly Exchange[] {
  const files = readdirSync(join(folder, 'fixtures')).filter((file) => file.endsWith('.http.json'))
  return files
    .map((file) => withFile(folder, read(join(folder, 'fixtures', file)) as Exchange))
    .filter(({ method }) => [method].flat().includes(methodId))
}

function withFile(folder: string, exchange: Exchange): Exchange {
  const { file, ...response } = exchange.response
  if (file === undefined) return exchange
  const headers = { 'content-type': file.endsWith('.xml') ? 'text/xml' : 'application/json' }
  const body = readFileSync(join(folder, 'fixtures', file), 'utf8')
  return { ...exchange, response: { ...response, headers: { ...headers, ...response.headers }, body } }
}

/** The employees that the fixtures must become, by method. */
export function readExpected(folder: string): Expected {
  return read(join(folder, 'fixtures', 'employees.expected.json')) as Expected
}

/** Answers as the fixtures say; the exchange that names most of the request wins. Refuses who asks for ever. */
export function replay(exchanges: readonly Exchange[]): Answer {
  const times = new Map<string, number>()
  return (request) => {
    const before = times.get(request.path) ?? 0
    times.set(request.path, before + 1)
    if (before >= mostRequests) return { status: 404, body: { error: `${request.path} was asked too often` } }
    const matching = exchanges.filter((exchange) => fits(exchange, request))
    const [best] = matching.toSorted((a, b) => named(b) - named(a))
    return best
      ? replyOf(best)
      : { status: 404, body: { error: `no fixture for ${request.method} ${request.path}` } }
  }
}

/** What was asked and no fixture answers, or without end, as a hint beside a failure; empty when all went well. */
export function unansweredHint(exchanges: readonly Exchange[], seen: readonly SeenRequest[]): string {
  const open = seen.filter((request) => !exchanges.some((exchange) => fits(exchange, request)))
  const asked = new Set(
    open.map(({ method, path, query }) =>
      `${method} ${path}?${decodeURIComponent(query.toString())}`.replace(/\?$/, ''),
    ),
  )
  const paths = Object.entries(Object.groupBy(seen, ({ path }) => path))
  return [
    ...(asked.size === 0 ? [] : [`No fixture answers ${[...asked].join(' and ')}.`]),
    ...paths
      .filter(([, all = []]) => all.length > mostRequests)
      .map(
        ([path]) =>
          `${path} was asked without end: does totalAt point at the total, and pagination at the next page?`,
      ),
  ].join(' ')
}

function replyOf({ response }: Exchange): Reply {
  return { status: response.status, headers: response.headers ?? {}, body: response.body }
}

function named({ request }: Exchange): number {
  const { query = {}, body = {}, texts = [] } = request
  return Object.keys(query).length + Object.keys(body).length + texts.length
}

function fits({ request: wanted }: Exchange, request: SeenRequest): boolean {
  if (wanted.method !== request.method || wanted.path !== request.path) return false
  const sameQuery = Object.entries(wanted.query ?? {}).every(
    ([key, value]) => request.query.get(key) === value,
  )
  if (!sameQuery || !(wanted.texts ?? []).every((text) => request.body.includes(text))) return false
  if (!wanted.body) return true
  const sent: Record<string, unknown> = JSON.parse(request.body)
  return holdsAll(sent, wanted.body)
}

/** Whether everything named in the fixture was sent; of an object only what is named counts. */
function holdsAll(sent: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(sent) && sent.length === wanted.length && wanted.every((one, i) => holdsAll(sent[i], one))
    )
  if (!isObject(wanted)) return isDeepStrictEqual(sent, wanted)
  return isObject(sent) && Object.entries(wanted).every(([key, value]) => holdsAll(sent[key], value))
}
