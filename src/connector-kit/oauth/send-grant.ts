import type { OutgoingRequest, RawAnswer } from '../egress/open-egress.ts'
import { fail } from '../failures.ts'
import type { HttpMethod } from '../http-definition.ts'
import { readAnswer } from '../sending/read-answer.ts'
import type { SendGrant } from './token-endpoint.ts'

/** A grant, or its refusal. */
const ofTheProtocol = new Set([200, 400, 401, 403, 422])
const answerBytes = 1024 * 1024

/** Sends a request for tokens; an answer that is neither a grant nor a refusal is the failure it stands for. */
export function readUnlessGrant(
  method: HttpMethod,
  name: string,
  now: () => number,
  send: (outgoing: Omit<OutgoingRequest, 'timeoutMs'>) => Promise<RawAnswer>,
): SendGrant {
  return async ({ path, headers, body }) => {
    const answer = await send({
      method: 'POST',
      path,
      headers: { ...headers, 'user-agent': 'Rollcall' },
      ...(body === undefined ? {} : { body }),
      maxBytes: answerBytes,
    })
    if (!ofTheProtocol.has(answer.status)) {
      readAnswer(answer, method, name, now())
      fail('unexpected-answer', name)
    }
    return answer
  }
}
