import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import {
  type ScriptedHrSystem,
  startScriptedHrSystem,
  workers,
} from '#pipeline/testing/scripted-hr-system.ts'
import { makeConnection } from '#pipeline/testing/test-connection.ts'
import { allRoutes } from '../all-routes.ts'

let hr: ScriptedHrSystem
let portal: TestPortal
let company: TestCompany
let kari: TestUser

beforeEach(async () => {
  hr = await startScriptedHrSystem(workers(1, 3))
  portal = await openTestPortal({ routes: allRoutes, connectors: [hr.connector] })
  company = await portal.addCompany('Acme')
  kari = await portal.addUser('kari@acme.example', { company, role: 'admin' })
  const environment = { ...portal.services.environment, baseUrls: { scripted: hr.baseUrl } }
  const connection = await makeConnection({
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

async function importFile(text: string, name = 'awards.csv') {
  const path = `/companies/${company.slug}/awards/file?name=${name}`
  const answer = await portal.call(`PUT ${path}`, {
    as: kari,
    body: text,
    headers: { 'content-type': 'text/csv' },
  })
  return (await answer.json()) as Record<string, unknown>
}

async function holders() {
  const answer = await portal.call(`GET /companies/${company.slug}/people?awards=yes`, { as: kari })
  return ((await answer.json()) as { people: { employeeNumber: string }[] }).people.map(
    (one) => one.employeeNumber,
  )
}

it('imports who holds awards from a file, and says whom it did not find', async () => {
  const told = await importFile(
    'Employee number;Plan;Unvested;Vested\n001;RSU;100;0\n002;RSU;5;5\n999;RSU;1;1\n',
  )
  expect(told).toEqual({ matched: 2, unmatched: ['999'], problems: [] })
  expect((await holders()).sort()).toEqual(['001', '002'])
})

it('refuses a file in which nobody can be found, and changes nothing', async () => {
  const told = await importFile('Name;Unvested\nKari;1\n')
  expect(told).toMatchObject({ code: 'invalid-input', fields: [{ path: 'file' }] })
  expect(await holders()).toEqual([])
})
