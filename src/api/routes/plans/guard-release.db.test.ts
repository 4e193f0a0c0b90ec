import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import {
  type ScriptedHrSystem,
  startScriptedHrSystem,
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
  hr = await startScriptedHrSystem(workers(1, 30))
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
  for (let n = 1; n <= 8; n++) hr.change(`e${n}`, { employmentStatus: 'terminated', endDate: '2024-01-31' })
})
afterEach(async () => {
  await portal.close()
  await hr.stop()
})

async function release(planId: string, body: object, as = kari) {
  const path = `/companies/${company.slug}/plans/${planId}/guards/leaving/release`
  const answer = await portal.call(`POST ${path}`, { as, body })
  const told = (await answer.json()) as { code?: string; guards?: { guard: string; released: boolean }[] }
  return told.code ?? told.guards?.find((one) => one.guard === 'leaving')?.released
}

it('Rule 4: a hard hold wants the number, a reason and a second admin', async () => {
  const ola = await portal.addUser('ola@acme.example', { company, role: 'admin' })
  const { id } = await connection.fetchAndPreview()
  expect(await release(id, { number: 7, reason: 'Sold' })).toBe('wrong-number')
  expect(await release(id, { number: 8, reason: '  ' })).toBe('reason-missing')
  expect(await release(id, { number: 8, reason: 'Sold' })).toBe(false)
  expect(await release(id, { number: 8, reason: 'Sold' })).toBe(false)
  expect(await release(id, { number: 8, reason: 'Sold indeed' }, ola)).toBe(true)
})

it('Rule 4: the only admin needs a second fetch, an hour later, with the same result', async () => {
  const first = await connection.fetchAndPreview()
  const sold = { number: 8, reason: 'Sold' }
  expect(await release(first.id, sold)).toBe(false)
  const soon = await connection.fetchAndPreview()
  expect(await release(soon.id, sold)).toBe(false)
  await portal.services.database.pool.query(`update snapshot set started_at = started_at - interval '1 hour'`)
  const later = await connection.fetchAndPreview()
  expect(await release(later.id, sold)).toBe(true)
})
