import { afterEach, expect, it } from 'vitest'
import type { ConnectionSettings } from '#model/settings.ts'
import { loadSettings } from '#stores/connection-store.ts'
import { worker, workers } from './testing/scripted-hr-system.ts'
import { itemsOf, type Scene, sceneOfTwelve } from './testing/scripted-scene.ts'
import { registryRows } from './testing/stored-rows.ts'
import { trySettings } from './try-settings.ts'

let scene: Scene | undefined
afterEach(async () => {
  await scene?.close()
  scene = undefined
})

async function tryOn({ test, connection }: Scene, change: (now: ConnectionSettings) => ConnectionSettings) {
  return test.inCompany(async (tx) => {
    const record = await connection.record()
    const settings = await loadSettings(tx, connection.id, record.revision)
    if (settings === null) throw new Error('The connection has no settings.')
    return trySettings(tx, test.environment, test.company, record, change(settings))
  })
}

it('shows what another identifier would do, and writes nothing', async () => {
  scene = await sceneOfTwelve()
  // A new number with the e-mail of somebody who is there: by number a doubt, by e-mail a doubt about the number.
  scene.hr.tell([
    ...workers(1, 12),
    worker(13),
    worker(14, { employeeNumber: '003', workEmail: 'new@north.example' }),
  ])
  await scene.connection.fetchAndPreview()
  const before = await registryRows(scene.test)
  const tried = await tryOn(scene, (now) => ({ ...now, identifier: 'workEmail' }))
  expect(tried?.fetchNeeded).toBe(false)
  expect(tried?.lines.map((one) => one.key)).toEqual(['record:e14'])
  expect(await registryRows(scene.test)).toEqual(before)
})

it('says that nothing changes where nothing does', async () => {
  scene = await sceneOfTwelve()
  const tried = await tryOn(scene, (now) => ({ ...now, identifier: 'workEmail' }))
  expect(tried).toMatchObject({ fetchNeeded: false, total: 0 })
})

it('shows what a field that is no longer synced, or always the same, would do', async () => {
  scene = await sceneOfTwelve()
  const tried = await tryOn(scene, (now) => ({
    ...now,
    mapping: now.mapping.map((one) =>
      one.attribute === 'title' ? { ...one, transform: { kind: 'fixed', value: 'Partner' } } : one,
    ),
  }))
  expect(tried).toMatchObject({ after: { changed: 12 }, total: 12 })
  expect(await itemsOf(scene.connection, await scene.connection.preview())).toEqual([])
})

it('says that only a fetch can show other people or fields', async () => {
  scene = await sceneOfTwelve()
  const tried = await tryOn(scene, (now) => ({
    ...now,
    filter: [{ dimension: 'department', mode: 'exclude', values: ['Law'] }],
  }))
  expect(tried).toMatchObject({ fetchNeeded: true, lines: [] })
})
