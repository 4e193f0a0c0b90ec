import type { Hono } from 'hono'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import type { Actor, CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { type CameBack, companyOfState, finishSignIn, redirectUriOf } from '#pipeline/sign-in-to-hr-system.ts'
import { findCompanyById } from '#stores/company-store.ts'
import type { SignInOutcome } from './contract/browser-sign-in.ts'
import type { Services } from './services.ts'

/**
 * Where an HR system sends people back to. Whatever comes, the answer leads to an address of this portal that is made
 * here: nothing of the request is followed or shown.
 */
export function serveSignInCallback(app: Hono, services: Services, publicUrl: string): void {
  const { pathname } = new URL(redirectUriOf(publicUrl))
  app.get(pathname, async (context) => {
    // A preview of a link must not spend what works once.
    if (context.req.method !== 'GET') return new Response(null, { status: 405 })
    const query = new URL(context.req.url).searchParams
    return leadTo(publicUrl, await placeAfter(services, publicUrl, context.req.raw, query))
  })
}

function leadTo(publicUrl: string, path: string): Response {
  return new Response(null, { status: 303, headers: { location: new URL(path, publicUrl).href } })
}

async function placeAfter(
  services: Services,
  publicUrl: string,
  request: Request,
  query: URLSearchParams,
): Promise<string> {
  const state = query.get('state') ?? ''
  const companyId = companyOfState(state)
  const { value: actor } = await services.access.authenticate(request.headers)
  if (companyId === null || actor === null) return '/'
  const company = await adminOf(services, actor, companyId)
  if (company === null) return '/'
  const { environment } = services
  const by = { name: actor.name, userId: actor.id }
  const redirectUri = redirectUriOf(publicUrl)
  const came = await finishSignIn(environment, { companyId, state, query, by, redirectUri })
  const landing = `/c/${encodeURIComponent(company.slug)}/integrations/hr-integration`
  if (came.outcome === 'unknown') return landing
  const { id, setupStep } = came.connection
  await refreshStatus(environment, companyId, id)
  const place = setupStep === 'done' ? 'settings' : 'set-up/connect'
  return `${landing}/${id}/${place}?sign-in=${wordFor(came)}`
}

function wordFor(came: Exclude<CameBack, { outcome: 'unknown' }>): SignInOutcome {
  switch (came.outcome) {
    case 'signed in':
      return 'done'
    case 'other person':
      return 'other-person'
    case 'expired':
      return 'expired'
    case 'failed':
      if (came.failure.code === 'sign-in-declined') return 'declined'
      return came.failure.code === 'credentials-refused' ? 'client-refused' : 'failed'
  }
}

async function adminOf(
  { access, database }: Services,
  actor: Actor,
  companyId: string,
): Promise<CompanyAccess | null> {
  const company = await findCompanyById(database, companyId)
  if (company === undefined) return null
  try {
    await access.requireHrIntegration(companyId)
    return await access.authorize(actor, 'admin', company.slug)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
