import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, fetch } from 'undici'
import type { LivePortal } from './live-portal.ts'
import { type Answer, type PortalClient, portalClient, type Send } from './portal-client.ts'

const STARTING_TRIES = 60

/** Speaks to the program that owns the data, by the socket that only this system's user can open. */
export function openOverSocket({ socketPath, token }: LivePortal): PortalClient {
  // Applying a large plan or testing a slow HR system may take its time.
  const agent = new Agent({ connect: { socketPath }, headersTimeout: 0, bodyTimeout: 0 })
  const once: Send = async ({ method, path, headers, body }) =>
    fetch(`http://localhost${path}`, {
      method,
      headers: { ...headers, 'x-rollcall-token': token },
      body,
      ...(typeof body === 'string' || body === null ? {} : { duplex: 'half' as const }),
      dispatcher: agent,
    })
  return portalClient((request) => onceReady(() => once(request)), {
    runFetches: async () => {},
    makeFirstCompany: null,
    close: () => agent.close(),
  })
}

/** A program that has just been started answers 503 until its database is open; it has not read the request then. */
async function onceReady(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send()
    if (answer.status !== 503 || answer.headers.get('retry-after') === null || tries === STARTING_TRIES)
      return answer
    await answer.text()
    await sleep(500)
  }
}
