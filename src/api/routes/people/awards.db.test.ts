import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ConnectedPortal, openConnectedPortal } from '#api/testing/connected-portal.ts'
import { workers } from '#pipeline/testing/scripted-hr-system.ts'

let acme: ConnectedPortal

beforeEach(async () => {
  acme = await openConnectedPortal(workers(1, 3))
})
afterEach(() => acme.close())

async function importFile(text: string) {
  const type = { 'content-type': 'text/csv' }
  return (await acme.call('PUT /awards/file?name=awards.csv', acme.kari, text, type)).body
}

async function holders() {
  type Holders = { people: { employeeNumber: string }[] }
  const { body } = await acme.call<Holders>('GET /people?awards=yes', acme.kari)
  return body.people.map((one) => one.employeeNumber)
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
