import { afterAll, beforeAll, expect, it } from 'vitest'
import { openConnection } from '#connector-kit'
import { fastClock, readConnection, type Simulated, startSimulated } from '#connector-kit/testing/index.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import { genericRest } from './connector.ts'

let system: Simulated
beforeAll(async () => {
  system = await startSimulated('personio')
})
afterAll(() => system.stop())

/** An HR system written by somebody else, as an administrator would describe it from its documentation. */
const description: DescribedSystem = {
  version: 1,
  name: 'Fjellvind People',
  address: 'https://api.fjellvind.example',
  signIn: {
    scheme: 'token-request',
    path: '/v2/auth/token',
    send: 'form',
    fields: {
      client_id: 'demo-client',
      client_secret: { secret: 'clientSecret' },
      grant_type: 'client_credentials',
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
  },
  people: {
    path: '/v2/persons',
    recordsAt: '_data',
    paging: { style: 'next-link', nextAt: '_meta.links.next.href', sizeParam: 'limit', size: 50 },
  },
  fields: {
    externalId: { path: 'id' },
    givenName: { path: 'first_name' },
    familyName: { path: 'last_name' },
    workEmail: { path: 'email' },
  },
}

it('reads all 1,240 people of a simulated HR system that was only described, and is complete', async () => {
  const connection = openConnection({
    connector: genericRest,
    methodId: 'described',
    credentials: { description: JSON.stringify(description), clientSecret: 'demo-secret' },
    clock: fastClock(),
    egress: { allowPrivate: [], baseUrl: system.baseUrl },
  })
  const asked = { fields: ['givenName', 'familyName', 'workEmail'] as const, custom: [] }
  const { employees, summary } = await readConnection(connection, asked)
  expect(summary).toMatchObject({ complete: true, people: 1240, failure: null })
  expect(new Set(employees.map((one) => one.externalId)).size).toBe(1240)
  expect(employees.every((one) => one.familyName)).toBe(true)
})
