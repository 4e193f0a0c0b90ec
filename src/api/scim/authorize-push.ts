import { checkPushToken } from '#access/push-tokens.ts'
import type { Services } from '#api/services.ts'
import { notePushTokenUsed } from '#stores/push-token-store.ts'
import { limitRate } from './limit-rate.ts'
import { ScimError } from './scim-error.ts'

/** Where a request may write: one connection of one company, and nothing else. */
export type PushPlace = Readonly<{ companyId: string; connectionId: string }>

export type PushLimits = Readonly<{
  /** Of requests to one connection. */
  requests: ReturnType<typeof limitRate>
  /** Of refused tokens from one address. */
  refusals: ReturnType<typeof limitRate>
}>

export function openPushLimits(): PushLimits {
  return {
    requests: limitRate({ most: 1000, perSecond: 100 }),
    refusals: limitRate({ most: 60, perSecond: 0.5 }),
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who pushes, by the token and by nothing else: cookies and sessions mean nothing here. */
export async function authorizePush(
  { database, access }: Services,
  limits: PushLimits,
  connectionId: string,
  caller: Readonly<{ authorization: string | null; address: string }>,
): Promise<PushPlace> {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(caller.authorization ?? '') ?? []
  const known = uuid.test(connectionId) ? await checkPushToken(database, connectionId, token) : undefined
  if (known === undefined) {
    refuseFor(limits.refusals(caller.address))
    throw new ScimError(
      401,
      'The token is not known here. Make a new one on the connection and enter it again.',
      {
        headers: { 'www-authenticate': 'Bearer realm="SCIM"' },
      },
    )
  }
  refuseFor(limits.requests(connectionId))
  await access.requireHrIntegration(known.companyId)
  await notePushTokenUsed(database, connectionId)
  return { companyId: known.companyId, connectionId }
}

function refuseFor(seconds: number): void {
  if (seconds > 0)
    throw new ScimError(429, 'Too many requests; go on a little later.', {
      headers: { 'retry-after': String(seconds) },
    })
}
