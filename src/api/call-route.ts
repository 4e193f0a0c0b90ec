import type { Actor, CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { isUuid } from '#model/is-uuid.ts'
import type { Endpoint } from './contract/endpoint.ts'
import type { AnyContext, Route } from './define-route.ts'
import {
  awardsLimitBytes,
  fileLimitBytes,
  jsonLimitBytes,
  limitedBody,
  readJson,
  readQuery,
} from './read-input.ts'
import type { Services } from './services.ts'

/** One request as it reached the frame. */
export type Call = Readonly<{
  request: Request
  params: Readonly<Record<string, string>>
  address: string
  /** Set where the call came over the command line's own socket. */
  commandLineActor: Actor | null
  /** Filled on the way, for the log. */
  noted: { actorId?: string; companyId?: string }
}>

export type CallOptions = Readonly<{ services: Services; checkResponses: boolean }>

/** Who is it, may they, is it readable, do it, is the answer as described. */
export async function callRoute(
  route: Route,
  endpoint: Endpoint,
  call: Call,
  options: CallOptions,
): Promise<Response> {
  const { access } = options.services
  const answerHeaders = new Headers()
  const actor = await readActor(call, options.services, answerHeaders)
  if (actor !== null) call.noted.actorId = actor.id
  const company = await access.authorize(actor, endpoint.audience, call.params['company'] ?? null)
  if (company !== null) call.noted.companyId = company.id
  await requireFeature(endpoint, company, call, options.services)
  refuseForeignIds(call.params)
  const answer = await route.handle({
    params: call.params,
    query: readQuery(endpoint.query, new URL(call.request.url)),
    body: await readJson(endpoint.body, call.request, bodyLimit(route.key)),
    actor,
    company,
    services: options.services,
    request: call.request,
    signal: call.request.signal,
    address: call.address,
    answerHeaders,
    bodyStream: () => limitedBody(call.request, fileLimitBytes),
    stillAllowed: () => stillAllowed(endpoint, call, options.services),
  } satisfies AnyContext)
  return answerOf(answer, endpoint, answerHeaders, options.checkResponses)
}

async function readActor(call: Call, { access }: Services, answerHeaders: Headers): Promise<Actor | null> {
  if (call.commandLineActor !== null) return call.commandLineActor
  const { value, setCookie } = await access.authenticate(call.request.headers)
  for (const cookie of setCookie) answerHeaders.append('set-cookie', cookie)
  return value
}

async function requireFeature(
  endpoint: Endpoint,
  company: CompanyAccess | null,
  call: Call,
  { access }: Services,
): Promise<void> {
  if (endpoint.withoutFeature) return
  if (company !== null && !company.hrIntegration) await access.requireHrIntegration(company.id)
  if (endpoint.audience !== 'it-link') return
  const link = await access.readItLink(call.params['token'] ?? '')
  await access.requireHrIntegration(link.companyId)
}

const ids = ['connection', 'snapshot', 'plan', 'run', 'person', 'legalEntity']

/** What cannot be an id is answered like an id that is not there. */
function refuseForeignIds(params: Readonly<Record<string, string>>): void {
  if (ids.some((name) => params[name] !== undefined && !isUuid(params[name]))) throw new AppError('not-found')
}

function bodyLimit(key: string): number {
  return key === 'PUT /companies/{company}/awards' ? awardsLimitBytes : jsonLimitBytes
}

async function stillAllowed(endpoint: Endpoint, call: Call, { access }: Services): Promise<boolean> {
  try {
    const actor = call.commandLineActor ?? (await access.authenticate(call.request.headers, true)).value
    const company = await access.authorize(actor, endpoint.audience, call.params['company'] ?? null)
    return company === null || company.hrIntegration || endpoint.withoutFeature === true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function answerOf(answer: unknown, endpoint: Endpoint, headers: Headers, check: boolean): Response {
  if (answer instanceof Response) {
    for (const cookie of headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
    return answer
  }
  if (endpoint.response === undefined) return new Response(null, { status: endpoint.status ?? 204, headers })
  const value = check ? endpoint.response.parse(answer) : answer
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(value), { status: endpoint.status ?? 200, headers })
}
