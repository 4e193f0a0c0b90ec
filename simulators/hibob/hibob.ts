import { basicCredentials, type Call, type Endpoint, type HrSystem, json } from '../wire/answer.ts'
import { faultInSecret } from '../wire/faults.ts'
import type { Stage } from '../wire/stage.ts'
import { itemsOf, listNames } from './lists.ts'
import { fieldList, search, single } from './search.ts'
import { table } from './tables.ts'

export const hiBobCredentials = { serviceUserId: 'SERVICE-10001', token: 'demo-token' }

const refusals = {
  unauthorized: [401, 'error.unauthorized', 'Unauthorized'],
  forbidden: [403, 'error.permission', 'The service user may not view this'],
  'not-found': [404, 'error.not.found', 'Not found'],
  'too-many': [429, 'error.rate.limit', 'Too many requests'],
  unavailable: [503, 'error.unavailable', 'Unavailable'],
} as const

export function hiBob(stage: Stage): HrSystem {
  return {
    endpoints: endpointsOf(stage),
    identify: callerOf,
    refuse(refusal) {
      const [status, key, error] = refusals[refusal]
      return json({ key, error }, status)
    },
    // Told on every search, even while nobody counts.
    dress: (call) => (call.path === '/v1/people/search' ? standing(50, 49, Date.now() + 60_000) : {}),
    limitHeaders: ({ limit, remaining, resetAtMs }) => standing(limit, remaining, resetAtMs),
  }
}

function standing(limit: number, remaining: number, resetAtMs: number) {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(resetAtMs / 1000)),
  }
}

function endpointsOf(stage: Stage): Endpoint[] {
  const get = (path: string, part: Endpoint['part'], answer: Endpoint['answer']): Endpoint => ({
    method: 'GET',
    path,
    part,
    answer,
  })
  const tables = ['work', 'employment', 'lifecycle', 'salaries'] as const
  return [
    {
      method: 'POST',
      path: '/v1/people/search',
      part: 'people',
      answer: (call, caller) => search(stage, call, caller),
    },
    {
      method: 'POST',
      path: '/v1/people/:id',
      part: 'detail',
      answer: (call, caller) => single(stage, call, caller),
    },
    get('/v1/company/people/fields', 'catalogue', () => fieldList()),
    get('/v1/company/named-lists', 'catalogue', () => json(listNames.map((name) => named(stage, name)))),
    get('/v1/company/named-lists/:name', 'catalogue', (call) => {
      const name = listNames.find((one) => one === call.params['name'])
      return name === undefined
        ? json({ key: 'error.not.found', error: 'No such list' }, 404)
        : json(named(stage, name))
    }),
    ...tables.map((name) => get(`/v1/people/:id/${name}`, 'detail', (call) => table(stage, call, name))),
  ]
}

function named(stage: Stage, name: (typeof listNames)[number]) {
  const items = itemsOf(name, stage.today())
  return { name, items: items.map((item) => ({ ...item, archived: false, children: [] })) }
}

function callerOf(call: Call) {
  const { user = '', password = '' } = basicCredentials(call) ?? {}
  const magic = [password, user].find((one) => faultInSecret(one) !== null)
  if (magic !== undefined) return { secret: magic }
  return user === hiBobCredentials.serviceUserId && password === hiBobCredentials.token
    ? { secret: password }
    : null
}
