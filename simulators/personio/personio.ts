import type { Call, HrSystem } from '../wire/answer.ts'
import { faultInSecret } from '../wire/faults.ts'
import type { Stage } from '../wire/stage.ts'
import { makeTokens } from './tokens.ts'
import { endpointsOfV1, readJson, refusedV1 } from './v1.ts'
import { endpointsOfV2, refusedV2, tokenLifeSeconds } from './v2.ts'

export const personioCredentials = {
  subdomain: 'fjellvind',
  clientId: 'demo-client',
  clientSecret: 'demo-secret',
}

const refusals = {
  unauthorized: [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  'not-found': [404, 'Not found'],
  'too-many': [429, 'Too many requests'],
  unavailable: [503, 'Unavailable'],
} as const

export function personio(stage: Stage): HrSystem {
  const rotating = makeTokens('papi-v1')
  const lasting = makeTokens('papi-v2', tokenLifeSeconds * 1000)

  function admit(id: string, secret: string): string | null {
    const magic = magicOf(id, secret)
    if (stage.faults.find('wrong-key', magic ?? secret)) return null
    const good = id === personioCredentials.clientId && secret === personioCredentials.clientSecret
    return magic ?? (good ? secret : null)
  }

  function holderOf(call: Call) {
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? ''
    return isV1(call) ? rotating.holder(token) : lasting.holder(token)
  }

  return {
    endpoints: [...endpointsOfV1(stage, rotating, admit), ...endpointsOfV2(stage, lasting, admit)],
    identify: holderOf,
    secretOf: secretIn,
    refuse(refusal, call) {
      const [status, title] = refusals[refusal]
      return isV1(call) ? refusedV1(status, title) : refusedV2(status, title, title)
    },
    // Answers about people carry the next token; the lists of attributes leave the token as it is.
    dress(call, { session }, endpoint) {
      const rotates = isV1(call) && session !== undefined && endpoint.part !== 'catalogue'
      return rotates ? { authorization: `Bearer ${rotating.rotate(session)}` } : {}
    },
    softRights: ['detail'],
  }
}

function isV1(call: Call): boolean {
  return call.path.startsWith('/v1/')
}

function secretIn(call: Call): string {
  const asked = isV1(call) ? readJson(call.body) : Object.fromEntries(new URLSearchParams(call.body))
  const id = String(asked['client_id'] ?? '')
  const secret = String(asked['client_secret'] ?? '')
  return magicOf(id, secret) ?? secret
}

/** Either of the two may name a fault. */
function magicOf(id: string, secret: string): string | null {
  return [secret, id].find((one) => faultInSecret(one) !== null) ?? null
}
