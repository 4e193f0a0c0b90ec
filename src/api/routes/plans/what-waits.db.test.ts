import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ConnectedPortal, openConnectedPortal } from '#api/testing/connected-portal.ts'
import { worker, workers } from '#pipeline/testing/scripted-hr-system.ts'

let acme: ConnectedPortal

beforeEach(async () => {
  acme = await openConnectedPortal(workers(1, 12))
})
afterEach(() => acme.close())

async function waiting(): Promise<unknown> {
  type Connection = { state: string; changesWaiting: number | null }
  const [first] = (await acme.call<Connection[]>('GET /connections', acme.kari)).body
  return [first?.state, first?.changesWaiting]
}

it('what was doubtful in a sync still waits on the landing page right after it', async () => {
  // A new number with the e-mail of somebody who is there: decided by nobody yet.
  const twin = { workEmail: 'person3@north.example' }
  acme.hr.tell([...workers(1, 12), worker(13), worker(14, twin)])
  const { id } = await acme.connection.fetchAndPreview()
  const { body } = await acme.call<{ selection: { digest: string } }>(`GET /plans/${id}`, acme.kari)
  const click = { selectionDigest: body.selection.digest }
  const applied = await acme.call(`POST /plans/${id}/apply`, acme.kari, click)
  expect(applied.body).toMatchObject({ applied: 1 })
  expect(await waiting()).toEqual(['changes waiting', 1])
})
