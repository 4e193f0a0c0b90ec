import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import {
  type ScriptedHrSystem,
  startScriptedHrSystem,
  worker,
  workers,
} from '#pipeline/testing/scripted-hr-system.ts'
import { makeConnection, type TestConnection } from '#pipeline/testing/test-connection.ts'
import { allRoutes } from '../all-routes.ts'

let hr: ScriptedHrSystem
let portal: TestPortal
let company: TestCompany
let kari: TestUser
let connection: TestConnection

beforeEach(async () => {
  hr = await startScriptedHrSystem(workers(1, 12))
  portal = await openTestPortal({ routes: allRoutes, connectors: [hr.connector] })
  company = await portal.addCompany('Acme')
  kari = await portal.addUser('kari@acme.example', { company, role: 'admin' })
  const environment = { ...portal.services.environment, baseUrls: { scripted: hr.baseUrl } }
  connection = await makeConnection({
    environment,
    company: { id: company.id, timeZone: 'Europe/Oslo' },
    inCompany: (work) => environment.database.inCompany(company.id, work),
  })
  await connection.synchronise()
})
afterEach(async () => {
  await portal.close()
  await hr.stop()
})

async function waiting(): Promise<unknown> {
  const answer = await portal.call(`GET /companies/${company.slug}/connections`, { as: kari })
  const [first] = (await answer.json()) as { state: string; changesWaiting: number | null }[]
  return [first?.state, first?.changesWaiting]
}

it('what was doubtful in a sync still waits on the landing page right after it', async () => {
  // A new number with the e-mail of somebody who is there: decided by nobody yet.
  const twin = { workEmail: 'person3@north.example' }
  hr.tell([...workers(1, 12), worker(13), worker(14, twin)])
  const { id } = await connection.fetchAndPreview()
  const path = `/companies/${company.slug}/plans/${id}`
  const preview = (await (await portal.call(`GET ${path}`, { as: kari })).json()) as {
    selection: { digest: string }
  }
  const body = { selectionDigest: preview.selection.digest }
  const applied = await portal.call(`POST ${path}/apply`, { as: kari, body })
  expect(await applied.json()).toMatchObject({ applied: 1 })
  expect(await waiting()).toEqual(['changes waiting', 1])
})
