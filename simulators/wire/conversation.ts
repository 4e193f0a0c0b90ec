import type { Answer, Call, Caller, Endpoint, HrSystem } from './answer.ts'
import type { Fault, Faults } from './faults.ts'
import type { Limits, Standing } from './limits.ts'
import { struckAnswer } from './struck.ts'

export type Told = Readonly<{ answer: Answer; fault: Fault | null; template: string }>

/** From a request to what is to be sent: sign-in, limits, faults, and the endpoint itself. */
export function converse(call: Call, system: HrSystem, faults: Faults, limits: Limits): Told {
  const found = findEndpoint(call, system.endpoints)
  if (found === null) return { answer: system.refuse('not-found', call), fault: null, template: 'unknown' }
  const { endpoint, params } = found
  const routed: Call = { ...call, params }
  const told = (answer: Answer, fault: Fault | null = null): Told => ({
    answer,
    fault,
    template: endpoint.path,
  })

  const caller = callerOf(routed, endpoint, system)
  if (caller === null || faults.find('wrong-key', caller.secret))
    return told(system.refuse('unauthorized', routed))
  const full = limits.exceeded(routed, caller.secret)
  if (full) return told(tooMany(system, routed, full))

  const fault = faults.strike(endpoint.part, caller.secret)
  const soft = fault?.fault === 'missing-right' && system.softRights?.includes(endpoint.part)
  if (fault && !soft) {
    const struck = struckAnswer(fault, (refusal) => system.refuse(refusal, routed))
    if (struck) return told(withLimits(system, fault, struck), fault)
  }
  const answer = endpoint.answer(
    soft ? { ...routed, params: { ...params, rights: 'missing' } } : routed,
    caller,
  )
  if (answer.status >= 400) return told(answer, fault)
  const standing = limits.standing(routed.path, caller.secret)
  const headers = {
    ...answer.headers,
    ...system.dress?.(routed, caller, endpoint),
    ...(standing && system.limitHeaders?.(standing)),
  }
  return told({ ...answer, headers }, fault)
}

function callerOf(call: Call, endpoint: Endpoint, system: HrSystem): Caller | null {
  if (endpoint.part !== 'sign-in') return system.identify(call)
  return { secret: system.secretOf?.(call) ?? '' }
}

/** A storm is told in the system's own headers too. */
function withLimits(system: HrSystem, { fault, retryAfter, seconds = 1 }: Fault, struck: Answer): Answer {
  if (fault !== '429-storm' || retryAfter === 'none') return struck
  const standing = { limit: 50, remaining: 0, resetAtMs: Date.now() + seconds * 1000 }
  return { ...struck, headers: { ...struck.headers, ...system.limitHeaders?.(standing) } }
}

function tooMany(system: HrSystem, call: Call, standing: Standing): Answer {
  const answer = system.refuse('too-many', call)
  const seconds = Math.max(1, Math.ceil((standing.resetAtMs - Date.now()) / 1000))
  const waiting = system.limitHeaders?.(standing) ?? { 'retry-after': String(seconds) }
  return { ...answer, headers: { ...answer.headers, ...waiting } }
}

function findEndpoint(call: Call, endpoints: readonly Endpoint[]) {
  for (const endpoint of endpoints) {
    if (endpoint.method !== call.method) continue
    const params = matched(endpoint.path, call.path)
    if (params !== null) return { endpoint, params }
  }
  return null
}

function matched(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [at, segment] of wanted.entries()) {
    const value = given[at] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value)
    else if (segment !== value) return null
  }
  return params
}
