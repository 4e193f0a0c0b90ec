import type { Failure, FailureKind } from '#model/failure.ts'
import type { RawAnswer } from '../egress/open-egress.ts'
import { type FailureCode, failureFor } from '../failures.ts'
import type { ErrorRule } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import { parseJson } from '../reading/parse-json.ts'

const codeByKind: Readonly<Record<FailureKind, FailureCode>> = {
  credentials: 'credentials-refused',
  permission: 'right-missing',
  address: 'address-wrong',
  'rate-limited': 'rate-limited',
  unavailable: 'server-error',
  contract: 'request-refused',
  incomplete: 'cut-short',
}
const signInPage = /log-?in|sign-?in|sso|auth|saml/i

/** What an answer that is not a success means; undefined for a success. The body is looked at, never passed on. */
export function classifyAnswer(
  answer: RawAnswer,
  rules: readonly ErrorRule[],
  name: string,
): Failure | undefined {
  const { status } = answer
  if (status >= 200 && status < 300) return undefined
  const rule = rules.find((one) => one.status === status && fits(one, answer))
  if (rule) return { ...failureBy(rule, name), httpStatus: status }
  return failureFor(codeForStatus(answer), name, { httpStatus: status })
}

/**
 * What a success means whose content tells of an error. Only rules that name a path count here: the text of an error
 * may stand in the notes of anybody.
 */
export function classifyContent(
  content: unknown,
  status: number,
  rules: readonly ErrorRule[],
  name: string,
): Failure | undefined {
  const rule = rules.find((one) => one.status === status && one.at !== undefined && fitsContent(one, content))
  return rule && failureBy(rule, name)
}

function failureBy({ kind, advice, where }: ErrorRule, name: string): Failure {
  return failureFor(codeByKind[kind], name, { advice, ...(where === undefined ? {} : { where }) })
}

function fits(rule: ErrorRule, answer: RawAnswer): boolean {
  if (rule.at === undefined) return rule.has === undefined || holds(answer, rule.has)
  try {
    return fitsContent(rule, parseJson(answer.body))
  } catch {
    return false
  }
}

function fitsContent({ at: path, has }: ErrorRule, content: unknown): boolean {
  const told = isObject(content) ? tryAt(content, path ?? '') : undefined
  if (told === undefined || told === null) return false
  return has === undefined || (typeof told === 'string' ? told : JSON.stringify(told)).includes(has)
}

function tryAt(content: unknown, path: string): unknown {
  try {
    return at(content, path)
  } catch {
    return undefined
  }
}

function codeForStatus({ status, headers }: RawAnswer): FailureCode {
  if (status >= 300 && status < 400)
    return signInPage.test(String(headers['location'] ?? '')) ? 'sign-in-page' : 'redirected'
  if (status === 401) return 'credentials-refused'
  if (status === 403) return 'right-missing'
  if (status === 429) return 'rate-limited'
  if (status === 408 || status >= 500) return 'server-error'
  return 'request-refused'
}

function holds({ headers, body }: RawAnswer, text: string): boolean {
  return body.includes(text) || Object.values(headers).some((value) => String(value ?? '').includes(text))
}

const xmlType = /^(application|text)\/([\w.+-]+\+)?xml\b/i
const jsonType = /^(application|text)\/([\w.-]+\+)?json\b/i

/** Whether a success carries data. A page in HTML with status 200 is a sign-in page or somebody answering in between. */
export function contentFailure(
  answer: RawAnswer,
  name: string,
  answers: 'json' | 'xml' = 'json',
): Failure | undefined {
  const type = String(answer.headers['content-type'] ?? '')
  if ((answers === 'xml' ? xmlType : jsonType).test(type)) return undefined
  const start = answer.body.subarray(0, 65_536).toString('utf8')
  if (/<(!doctype|html|form)/i.test(start) && /type=["']?password|log ?in|sign ?in/i.test(start))
    return failureFor('sign-in-page', name)
  return failureFor('wrong-content', name)
}
