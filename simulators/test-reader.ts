import { bambooHrCredentials } from './bamboohr/bamboohr.ts'
import { hiBobCredentials } from './hibob/hibob.ts'
import { personioCredentials } from './personio/personio.ts'
import type { Simulator } from './start.ts'

export type Answered = Readonly<{ status: number; headers: Headers; text: string }>
export type Row = Readonly<Record<string, unknown>>

/** One request, redirects not followed. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** The value at a path of keys, whatever the answer holds. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Row | undefined)?.[key], value)
}

export function parsed(answer: Answered): unknown {
  return JSON.parse(answer.text)
}

/** A caller of Personio's v1 that keeps up with the rotating token. */
export async function callPersonioV1({ baseUrl }: Simulator, secret = personioCredentials.clientSecret) {
  const body = JSON.stringify({ client_id: personioCredentials.clientId, client_secret: secret })
  const signedIn = await ask(`${baseUrl}/v1/auth`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  let bearer = `Bearer ${String(at(parsed(signedIn), 'data', 'token'))}`
  return async (path: string, headers: Record<string, string> = {}): Promise<Answered> => {
    const answer = await ask(baseUrl + path, { headers: { authorization: bearer, ...headers } })
    bearer = answer.headers.get('authorization') ?? bearer
    return answer
  }
}

export async function callPersonioV2({ baseUrl }: Simulator, secret = personioCredentials.clientSecret) {
  const form = {
    grant_type: 'client_credentials',
    client_id: personioCredentials.clientId,
    client_secret: secret,
  }
  const signedIn = await ask(`${baseUrl}/v2/auth/token`, { method: 'POST', body: new URLSearchParams(form) })
  const authorization = `Bearer ${String(at(parsed(signedIn), 'access_token'))}`
  return (path: string) =>
    ask(path.startsWith('http') ? path : baseUrl + path, { headers: { authorization } })
}

/** All pages of v1, as long as there are any. */
export async function readPersonioV1(simulator: Simulator, secret?: string, limit = 100): Promise<Row[]> {
  const call = await callPersonioV1(simulator, secret)
  const rows: Row[] = []
  for (let offset = 0; ; offset += limit) {
    const page = parsed(await call(`/v1/company/employees?limit=${limit}&offset=${offset}`))
    const data = at(page, 'data') as Row[]
    rows.push(...data.map((one) => one['attributes'] as Row))
    if (data.length < limit) return rows
  }
}

export function callBambooHr({ baseUrl }: Simulator, key = bambooHrCredentials.apiKey) {
  const headers = { authorization: `Basic ${btoa(`${key}:x`)}`, accept: 'application/json' }
  return (path: string, body?: unknown) =>
    body === undefined
      ? ask(baseUrl + path, { headers })
      : ask(baseUrl + path, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
}

export function callHiBob({ baseUrl }: Simulator, token = hiBobCredentials.token) {
  const authorization = `Basic ${btoa(`${hiBobCredentials.serviceUserId}:${token}`)}`
  const headers = { authorization, 'content-type': 'application/json' }
  return (path: string, body?: unknown) =>
    ask(
      baseUrl + path,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    )
}
