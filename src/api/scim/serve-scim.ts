import type { Context, Hono } from 'hono'
import { appErrorOf } from '#api/problem-answer.ts'
import type { Services } from '#api/services.ts'
import type { AppError } from '#model/app-error.ts'
import { answerScim } from './answer-scim.ts'
import { authorizePush, openPushLimits, type PushLimits } from './authorize-push.ts'
import { presentError, ScimError } from './scim-error.ts'
import type { ScimAnswer } from './users.ts'

export const scimBase = '/scim/v2'

/** What the frame knows of a request: where it came from, and what the log says of it. */
export type Pushed = Readonly<{ address: string; noted: { companyId?: string; route: string } }>

/** The endpoint to which identity providers push people, with errors and tokens of its own. */
export function serveScim(
  app: Hono,
  services: Services,
  publicUrl: string,
  pushedBy: (request: Request) => Pushed,
): void {
  const limits = openPushLimits()
  const handle = (context: Context) => {
    const request = context.req.raw
    return answer(services, limits, publicUrl, request, pushedBy(request))
  }
  app.all(`${scimBase}/:connection`, handle)
  app.all(`${scimBase}/:connection/*`, handle)
}

async function answer(
  services: Services,
  limits: PushLimits,
  publicUrl: string,
  request: Request,
  { address, noted }: Pushed,
): Promise<Response> {
  noted.route = `${scimBase}/:connection`
  try {
    const { pathname } = new URL(request.url)
    const [connectionId = '', ...path] = pathname
      .slice(scimBase.length + 1)
      .split('/')
      .filter((part) => part !== '')
    const authorization = request.headers.get('authorization')
    const place = await authorizePush(services, limits, connectionId, { authorization, address })
    noted.companyId = place.companyId
    const base = `${publicUrl}${scimBase}/${connectionId}`
    return asResponse(await answerScim({ services, place, base, request, path: path.map(decodePart) }))
  } catch (error) {
    return asResponse(answerOf(error, services))
  }
}

function answerOf(thrown: unknown, { log }: Services): ScimAnswer {
  const error = thrown instanceof ScimError ? thrown : scimErrorOf(appErrorOf(thrown))
  if (error.status >= 500 && error.status !== 501) log.error({ err: thrown }, 'push failed')
  return { status: error.status, body: presentError(error), headers: error.headers }
}

function scimErrorOf({ status, title, detail }: AppError): ScimError {
  return new ScimError(status, `${title} ${detail}`)
}

function asResponse({ status, body, headers = {} }: ScimAnswer): Response {
  const all = new Headers({ 'cache-control': 'no-store', ...headers })
  if (body === undefined) return new Response(null, { status, headers: all })
  all.set('content-type', 'application/scim+json')
  return new Response(JSON.stringify(body), { status, headers: all })
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new ScimError(404, 'There is nothing at this address.')
  }
}
