import type { SimulatedPerson } from '../company/person.ts'
import { type Answer, type Call, type Caller, type Endpoint, json } from '../wire/answer.ts'
import { listed } from '../wire/listing.ts'
import { pageOf, type Stage, withheld } from '../wire/stage.ts'
import { attributeList } from './attributes.ts'
import type { Admit, Tokens } from './tokens.ts'
import { employeeOfV1 } from './v1-employee.ts'

const defaultLimit = 50
const mostLimit = 100

export function endpointsOfV1(stage: Stage, tokens: Tokens, admit: Admit): Endpoint[] {
  return [
    { method: 'POST', path: '/v1/auth', part: 'sign-in', answer: (call) => signIn(call, tokens, admit) },
    {
      method: 'GET',
      path: '/v1/company/employees',
      part: 'people',
      answer: (call, caller) => list(stage, call, caller),
    },
    {
      method: 'GET',
      path: '/v1/company/employees/attributes',
      part: 'catalogue',
      answer: (_, caller) => attributes(stage, caller),
    },
    {
      method: 'GET',
      path: '/v1/company/employees/custom-attributes',
      part: 'catalogue',
      answer: (_, caller) => attributes(stage, caller),
    },
    {
      method: 'GET',
      path: '/v1/company/employees/:id',
      part: 'detail',
      answer: (call, caller) => one(stage, call, caller),
    },
  ]
}

export function refusedV1(status: number, message: string): Answer {
  return json({ success: false, error: { code: status, message } }, status)
}

function signIn(call: Call, tokens: Tokens, admit: Admit): Answer {
  const asked = readJson(call.body)
  const id = String(asked['client_id'] ?? '')
  const secret = String(asked['client_secret'] ?? '')
  const admitted = admit(id, secret)
  if (admitted === null) return refusedV1(401, 'Wrong credentials')
  return json({ success: true, data: { token: tokens.issue(admitted) } })
}

function list(stage: Stage, call: Call, caller: Caller): Answer {
  const limit = Math.min(mostLimit, whole(call.query.get('limit'), defaultLimit, 1))
  const offset = whole(call.query.get('offset'), 0, 0)
  const company = stage.today()
  const page = pageOf(stage, caller.secret, offset, limit)
  const wanted = new Set(call.query.getAll('attributes[]'))
  const hidden = withheld(stage, caller.secret, 'email')
  const email = call.query.get('email')
  const since = call.query.get('updated_since')
  const keep = (person: SimulatedPerson) =>
    (email === null || person.workEmail === email) &&
    (since === null || person.changedDay >= since.slice(0, 10))
  const narrowed = email !== null || since !== null
  const found = narrowed ? [...page.slice(0, page.total)].filter(({ person }) => keep(person)) : null
  const total = found?.length ?? page.total
  const shown = found?.slice(offset, offset + limit) ?? [...page.slice(offset, offset + limit)]
  return json({
    success: true,
    metadata: {
      total_elements: total,
      current_page: Math.floor(offset / limit),
      total_pages: Math.ceil(total / limit),
    },
    offset,
    limit,
    data: shown.map((one) => employeeOfV1(one, company, wanted, hidden)),
  })
}

function one(stage: Stage, call: Call, caller: Caller): Answer {
  const company = stage.today()
  const person = company.byExternalId(call.params['id'] ?? '')
  if (person === null) return refusedV1(404, 'The employee could not be found')
  const hidden = withheld(stage, caller.secret, 'email')
  return json({ success: true, data: employeeOfV1(listed(person), company, new Set(), hidden) })
}

function attributes(stage: Stage, caller: Caller): Answer {
  const hidden = withheld(stage, caller.secret, 'email')
  return json({ success: true, data: attributeList().filter(({ key }) => key !== hidden) })
}

function whole(text: string | null, otherwise: number, least: number): number {
  const value = Number(text ?? Number.NaN)
  return Number.isInteger(value) && value >= least ? value : otherwise
}

export function readJson(body: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
