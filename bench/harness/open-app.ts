import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { openAccess, signInSecret } from '#access/access.ts'
import { createApp } from '#api/create-app.ts'
import { allRoutes } from '#api/routes/all-routes.ts'
import { openEventHub } from '#stores/event-hub.ts'
import { readConfiguration } from '../../src/configuration.ts'
import type { Walk } from './walk.ts'

const publicUrl = 'http://localhost:3000'

/** The portal's API over the company of a walk, called in process by the operator. */
export type BenchApp = Readonly<{
  /** `get('/plans/…/items?limit=50')`, below the company's address; throws unless it went well. */
  get: (path: string) => Promise<Response>
  close: () => Promise<void>
}>

export async function openApp({ test }: Walk): Promise<BenchApp> {
  const { environment, database } = test
  const access = openAccess({
    database,
    publicUrl,
    secret: signInSecret(randomBytes(32)),
    clock: environment.clock,
  })
  const events = await openEventHub(database)
  const queue = { enqueue: async () => undefined, work: async () => undefined, stop: async () => undefined }
  const services = {
    ...{ database, access, events, environment, queue, publicUrl },
    clock: environment.clock,
    log: pino({ level: 'silent' }),
    config: readConfiguration({}),
    mailer: null,
  }
  const app = createApp({ services, routes: allRoutes, publicUrl, webRoot: '' })
  const commandLineActor = {
    kind: 'command line',
    id: 'bench',
    name: 'bench',
    email: null,
    accountManager: true,
  } as const
  return {
    async get(path) {
      const request = new Request(`${publicUrl}/api/v1/companies/c-${test.company.id}${path}`)
      const answer = await app.fetch(request, { socketAddress: '', commandLineActor })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return answer
    },
    async close() {
      app.endStreams()
      await events.close()
      await access.close()
    },
  }
}

/** Milliseconds of each of these calls, answers read to the end. */
export async function callTimes(app: BenchApp, paths: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const beganAt = performance.now()
    await (await app.get(path)).arrayBuffer()
    times.push(performance.now() - beganAt)
  }
  return times
}
