import { unitsOf } from '../company/organisation.ts'
import { statusOn } from '../company/person.ts'
import { type Answer, type Call, type Caller, type Endpoint, json } from '../wire/answer.ts'
import { type Listed, listed, listPeople } from '../wire/listing.ts'
import { pageOf, type Stage, withheld } from '../wire/stage.ts'
import type { Admit, Tokens } from './tokens.ts'
import { employmentsOfV2, personOfV2 } from './v2-person.ts'

const mostLimit = 50
export const tokenLifeSeconds = 86_400

export function endpointsOfV2(stage: Stage, tokens: Tokens, admit: Admit): Endpoint[] {
  const units = (path: string, list: () => unknown[]): Endpoint => ({
    method: 'GET',
    path,
    part: 'catalogue',
    answer: (call) => json({ _data: list(), _meta: { links: { self: { href: call.origin + path } } } }),
  })
  return [
    {
      method: 'POST',
      path: '/v2/auth/token',
      part: 'sign-in',
      answer: (call) => signIn(call, tokens, admit),
    },
    {
      method: 'GET',
      path: '/v2/persons',
      part: 'people',
      answer: (call, caller) => list(stage, call, caller),
    },
    {
      method: 'GET',
      path: '/v2/persons/:id',
      part: 'people',
      answer: (call, caller) => one(stage, call, caller),
    },
    {
      method: 'GET',
      path: '/v2/persons/:id/employments',
      part: 'detail',
      answer: (call, caller) => employments(stage, call, caller),
    },
    units('/v2/legal-entities', () => unitsOf('entity').map(named)),
    units('/v2/workplaces', () => unitsOf('location').map(named)),
    units('/v2/cost-centers', () => unitsOf('cost-center').map(named)),
    units('/v2/org-units', () => [
      ...unitsOf('department').map((unit) => ({ ...named(unit), type: 'department' })),
      ...unitsOf('team').map((unit) => ({ ...named(unit), type: 'team' })),
    ]),
  ]
}

export function refusedV2(status: number, title: string, detail: string): Answer {
  const problem = {
    personio_trace_id: 'simulated-trace',
    timestamp: new Date().toISOString(),
    errors: [{ title, detail, type: 'https://developer.personio.de/reference/errors' }],
  }
  return { ...json(problem, status), headers: { 'content-type': 'application/problem+json' } }
}

function signIn(call: Call, tokens: Tokens, admit: Admit): Answer {
  const form = new URLSearchParams(call.body)
  const isForm = String(call.headers['content-type']).startsWith('application/x-www-form-urlencoded')
  if (!isForm || form.get('grant_type') !== 'client_credentials') {
    return refusedV2(400, 'Bad request', 'Send grant_type=client_credentials as a form.')
  }
  const admitted = admit(form.get('client_id') ?? '', form.get('client_secret') ?? '')
  if (admitted === null) {
    return refusedV2(401, 'Unauthorized', 'The client id or the client secret is wrong.')
  }
  return json({
    access_token: tokens.issue(admitted),
    expires_in: tokenLifeSeconds,
    token_type: 'Bearer',
    scope: 'personio:persons:read',
  })
}

function list(stage: Stage, call: Call, caller: Caller): Answer {
  const limit = Number(call.query.get('limit') ?? 10)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostLimit) {
    return refusedV2(400, 'Bad request', 'Provided request parameters are invalid.')
  }
  const from = positionIn(call.query.get('cursor'))
  if (from === null) return refusedV2(400, 'Bad request', 'The cursor is not valid.')
  const company = stage.today()
  const page = pageOf(stage, caller.secret, from, limit)
  const suits = filterOf(call, company.day)
  const shown: Listed[] = []
  let next = from
  for (const one of page.slice(from, page.total)) {
    if (shown.length === limit) break
    next++
    if (suits(one)) shown.push(one)
  }
  const hidden = withheld(stage, caller.secret, 'email')
  const self = new URL(call.origin + call.path)
  for (const [name, value] of call.query) self.searchParams.append(name, value)
  const further = new URL(self)
  further.searchParams.set('cursor', cursorAt(next))
  return json({
    _data: shown.map((one) => personOfV2(one, company, call.origin, hidden)),
    _meta: {
      links: { self: { href: self.href }, ...(next < page.total ? { next: { href: further.href } } : {}) },
    },
  })
}

function one(stage: Stage, call: Call, caller: Caller): Answer {
  const person = stage.today().byExternalId(call.params['id'] ?? '')
  if (person === null) return refusedV2(404, 'Not found', 'The person could not be found.')
  const hidden = withheld(stage, caller.secret, 'email')
  return json(personOfV2(listed(person), stage.today(), call.origin, hidden))
}

function employments(stage: Stage, call: Call, caller: Caller): Answer {
  const company = stage.today()
  const person = company.byExternalId(call.params['id'] ?? '')
  if (person === null) return refusedV2(404, 'Not found', 'The person could not be found.')
  // Those few whose records are spoilt stand at the top of the list.
  const [shown = listed(person)] = [
    ...listPeople(company, stage.faults, caller.secret, mostLimit).slice(0, 10),
  ].filter((one) => one.person.index === person.index)
  const rights = call.params['rights'] !== 'missing'
  return json({
    _data: employmentsOfV2(shown, company, rights),
    _meta: { links: { self: { href: call.origin + call.path } } },
  })
}

function filterOf(call: Call, day: string): (one: Listed) => boolean {
  const status = call.query.get('status')
  const ids = call.query.get('id')?.split(',')
  const emails = call.query.get('email')?.split(',')
  return ({ person }) =>
    (status === null || (statusOn(person, day) === 'terminated') === (status === 'INACTIVE')) &&
    (ids === undefined || ids.includes(person.externalId)) &&
    (emails === undefined || emails.includes(person.workEmail ?? ''))
}

function cursorAt(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url')
}

function positionIn(cursor: string | null): number | null {
  if (cursor === null) return 0
  const position = /^after:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  return position === undefined ? null : Number(position)
}

function named({ id, name }: { id: number; name: string }) {
  return { id: String(id), name }
}
