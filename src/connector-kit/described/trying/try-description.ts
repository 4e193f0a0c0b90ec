import type { DescribedSystem } from '#model/described-system.ts'
import { type EmployeeField, isSensitive } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { EgressPolicy, KitClock } from '../../connection.ts'
import type { CredentialFields } from '../../credential-fields.ts'
import { guardOrigin } from '../../egress/guard-origin.ts'
import { openEgress } from '../../egress/open-egress.ts'
import { failureOf } from '../../failures.ts'
import { firstPosition, nextPosition, totalOf } from '../../fetching/next-position.ts'
import type { HttpMethod, Request } from '../../http-definition.ts'
import { at } from '../../reading/at.ts'
import { baseOf, pathOf } from '../../sending/build-url.ts'
import { wrapCredentials } from '../../sending/credential-values.ts'
import { openSender } from '../../sending/open-sender.ts'
import { checkDescription, type DescriptionProblem } from '../check-description.ts'
import { listRequest, makeMethod, placesOf, secretsOf } from '../make-method.ts'
import { onceOnly, type ToldCall } from './once-only.ts'
import { besideList, listsIn, type OutlineNode, outlineRecords } from './outline-records.ts'
import { type ReadSample, readSamples } from './read-samples.ts'
import { type Meaning, type SuggestedField, suggestFields, suggestMeanings } from './suggest-fields.ts'
import { trialDescription } from './trial-description.ts'

/** What one call of a description brought, as far as it may be shown. */
export type TriedDescription = Readonly<{
  /** What is still wrong with the description. */
  problems: readonly DescriptionProblem[]
  call: ToldCall
  failure: Failure | null
  /** How many people the answer holds; null where they do not lie where the description says. */
  records: number | null
  total: number | null
  /** How the next page would be asked for; null at the end. */
  next: string | null
  lists: readonly Readonly<{ path: string; records: number }>[]
  beside: readonly Readonly<{ path: string; sample: string }>[]
  nodes: readonly OutlineNode[]
  suggestions: readonly SuggestedField[]
  meanings: readonly Meaning[]
  fields: readonly ReadSample[]
}>

export type TryParts = Readonly<{
  /** The JSON text, finished or not. */
  description: string
  credentialFields: CredentialFields
  /** Typed just now. */
  secrets: Readonly<Record<string, string>>
  /** Stored before, with the description they were typed for: sent only to the origins of that one. */
  stored?: Readonly<{ description: string; secrets: Readonly<Record<string, string>> }>
  clock: KitClock
  egress: EgressPolicy
  timeoutMs?: number
}>

const nothing = {
  call: null,
  failure: null,
  records: null,
  total: null,
  next: null,
  lists: [],
  beside: [],
  nodes: [],
  suggestions: [],
  meanings: [],
  fields: [],
}
const deadlineMs = 20_000
const mostOutlined = 50

/** Makes one reading call by a description and tells what came: counts, paths and a few values, private ones hidden. */
export async function tryDescription(parts: TryParts, signal: AbortSignal): Promise<TriedDescription> {
  const { description, problems } = trialDescription(parts.description)
  if (!description) return { ...nothing, problems }
  const secrets = secretsFor(description, parts)
  const missing = secretsOf(description).filter((slot) => (secrets[slot] ?? '') === '')
  if (missing.length > 0) return { ...nothing, problems: [...problems, ...missing.map(asProblem(parts))] }
  const method = makeMethod(description, { id: 'described', credentials: parts.credentialFields })
  let call: ToldCall = null
  try {
    const tell = (told: ToldCall) => {
      call = told
    }
    const answer = await callOnce(
      method,
      listRequest(description.people),
      { ...parts, secrets },
      tell,
      signal,
    )
    return { ...nothing, problems, call, ...whatCame(answer, description, method, secrets) }
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    return { ...nothing, problems, call, failure }
  }
}

/** What was typed, and what was stored for the same place. A new address must not get a secret of the old one. */
function secretsFor(description: DescribedSystem, { secrets, stored }: TryParts): Record<string, string> {
  const typed = Object.entries(secrets).filter(([, value]) => value !== '')
  const before = stored && checkDescription(stored.description)
  const known = new Set(before?.ok ? placesOf(before.description) : [])
  const same = placesOf(description).every((place) => known.has(place))
  return { ...(same ? stored?.secrets : {}), ...Object.fromEntries(typed) }
}

function asProblem({ credentialFields }: TryParts): (slot: string) => DescriptionProblem {
  return (slot) => ({ path: slot, message: `${credentialFields[slot]?.label ?? slot} is missing.` })
}

async function callOnce(
  method: HttpMethod,
  list: Request,
  { secrets, clock, egress, timeoutMs = deadlineMs }: TryParts,
  tell: (call: ToldCall) => void,
  signal: AbortSignal,
): Promise<unknown> {
  const { name, auth, employees } = method
  const open = (declared: string) => {
    const base = baseOf(declared, egress.baseUrl)
    const way = openEgress(guardOrigin(base, egress, name), name)
    return { base, way, egress: onceOnly(way, method, name, clock, tell) }
  }
  const own = open(method.baseUrl({}))
  const signInAt = auth.scheme === 'token-request' && auth.baseUrl ? open(auth.baseUrl({})) : undefined
  try {
    const sender = openSender({
      method,
      name,
      base: own.base,
      egress: own.egress,
      signInAt,
      credentials: wrapCredentials(method, secrets),
      clock,
      userAgent: 'Rollcall',
      timeoutMs,
      onWait: () => {},
    })
    const { query = {} } = firstPosition(employees.pagination)
    const whole = employees.pagination.style === 'single-page'
    return await sender.send({ request: { ...list, query: { ...list.query, ...query } }, whole }, signal)
  } finally {
    await own.way.close()
    await signInAt?.way.close()
  }
}

function whatCame(
  answer: unknown,
  description: DescribedSystem,
  method: HttpMethod,
  secrets: Readonly<Record<string, string>>,
): Omit<TriedDescription, 'problems' | 'call' | 'failure'> {
  const hide = Object.values(secrets)
  const { recordsAt } = description.people
  const found = safely(() => at(answer, recordsAt))
  const records = Array.isArray(found) ? found : null
  const total = safely(() => totalOf(method.employees, answer)) ?? null
  const shown = records ?? [answer]
  const sensitive = new Set(
    Object.entries(method.fields).flatMap(([field, reader]) =>
      isSensitive(field as EmployeeField) ? (reader?.paths ?? []) : [],
    ),
  )
  const nodes = outlineRecords(shown.slice(0, mostOutlined), { secrets: hide, sensitive })
  return {
    records: records?.length ?? null,
    total,
    next: records ? nextCall(method, answer, records.length, total) : null,
    lists: listsIn(answer).slice(0, 8),
    beside: besideList(answer, recordsAt, hide),
    nodes,
    suggestions: records ? suggestFields(nodes) : [],
    meanings: records ? suggestMeanings(nodes) : [],
    fields: records ? readSamples(records, method, nodes) : [],
  }
}

function nextCall(
  { employees }: HttpMethod,
  answer: unknown,
  records: number,
  total: number | null,
): string | null {
  const { pagination } = employees
  const first = firstPosition(pagination)
  const path = pathOf(new URL('https://hr.invalid'), { path: '/' })
  const read = { answer, records, recordsInAll: records, total }
  const next = safely(() => nextPosition(pagination, first, read, path))
  if (!next) return null
  return next.link ?? new URLSearchParams(next.query as Record<string, string>).toString()
}

function safely<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
