import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ConnectedPortal, openConnectedPortal } from '#api/testing/connected-portal.ts'
import { workers } from '#pipeline/testing/scripted-hr-system.ts'

let acme: ConnectedPortal

beforeEach(async () => {
  acme = await openConnectedPortal(workers(1, 30))
  for (let n = 1; n <= 8; n++)
    acme.hr.change(`e${n}`, { employmentStatus: 'terminated', endDate: '2024-01-31' })
})
afterEach(() => acme.close())

async function release(planId: string, body: object, as = acme.kari) {
  type Told = { code?: string; guards?: { guard: string; released: boolean }[] }
  const told = (await acme.call<Told>(`POST /plans/${planId}/guards/leaving/release`, as, body)).body
  return told.code ?? told.guards?.find((one) => one.guard === 'leaving')?.released
}

it('Rule 4: a hard hold wants the number, a reason and a second admin', async () => {
  const ola = await acme.addUser('ola@acme.example', 'admin')
  const { id } = await acme.connection.fetchAndPreview()
  expect(await release(id, { number: 7, reason: 'Sold' })).toBe('wrong-number')
  expect(await release(id, { number: 8, reason: '  ' })).toBe('reason-missing')
  expect(await release(id, { number: 8, reason: 'Sold' })).toBe(false)
  expect(await release(id, { number: 8, reason: 'Sold' })).toBe(false)
  expect(await release(id, { number: 8, reason: 'Sold indeed' }, ola)).toBe(true)
})

it('Rule 4: the only admin needs a second fetch, an hour later, with the same result', async () => {
  const first = await acme.connection.fetchAndPreview()
  const sold = { number: 8, reason: 'Sold' }
  expect(await release(first.id, sold)).toBe(false)
  const soon = await acme.connection.fetchAndPreview()
  expect(await release(soon.id, sold)).toBe(false)
  await acme.portal.services.database.pool.query(
    `update snapshot set started_at = started_at - interval '1 hour'`,
  )
  const later = await acme.connection.fetchAndPreview()
  expect(await release(later.id, sold)).toBe(true)
})
