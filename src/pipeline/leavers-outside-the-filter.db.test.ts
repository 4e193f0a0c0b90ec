import { afterEach, describe, expect, it } from 'vitest'
import type { ScopingFilter } from '#model/settings.ts'
import { loadEmployees } from '#stores/snapshot-records.ts'
import { newestComplete } from '#stores/snapshot-store.ts'
import { worker, workers } from './testing/scripted-hr-system.ts'
import { itemsOf, openScene, personOf, type Scene } from './testing/scripted-scene.ts'

let scene: Scene | undefined
afterEach(async () => {
  await scene?.close()
  scene = undefined
})

const onlyActive: ScopingFilter = [{ dimension: 'employmentStatus', mode: 'include', values: ['active'] }]
const twelve = workers(1, 12)
const left = { employmentStatus: 'terminated', endDate: '2026-11-20' }

async function twelveActive(): Promise<Scene> {
  scene = await openScene({ settings: { filter: onlyActive } })
  scene.hr.tell(twelve)
  await scene.connection.synchronise()
  return scene
}

describe('Rule 2: a filter does not hide that somebody has left', () => {
  it('proposes the leaver, with the day, though only active people are chosen', async () => {
    const { hr, connection } = await twelveActive()
    hr.change('e3', left)
    await connection.fetch()
    const plan = await connection.preview()
    const lines = await itemsOf(connection, plan)
    expect(lines.map((one) => [one.externalId, one.bucket, one.effectiveDate])).toEqual([
      ['e3', 'leaving', '2026-11-20'],
    ])
    expect(lines[0]?.changes.map((one) => one.attribute).sort()).toEqual(['employmentStatus', 'endDate'])
    await connection.tickAll(plan)
    await connection.apply(plan)
    expect(await personOf(scene as Scene, 'e3')).toMatchObject({ status: 'terminated' })
    expect(await itemsOf(connection, await connection.preview())).toEqual([])
  })

  it('keeps nothing of that record but the id, the status and the dates', async () => {
    const { hr, connection, test } = await twelveActive()
    hr.change('e3', { ...left, title: 'Whistleblower', department: 'Former employees' })
    await connection.fetch()
    const stored = await test.inCompany(async (tx) => {
      const snapshot = await newestComplete(tx, connection.id)
      return snapshot === undefined ? [] : loadEmployees(tx, snapshot.id)
    })
    const third = stored.find((one) => one.externalId === 'e3')
    expect(third).toMatchObject({ endDate: '2026-11-20' })
    expect(Object.keys(third ?? {}).sort()).toEqual(
      ['employmentStatus', 'endDate', 'externalId', 'rehireDate', 'startDate'].filter(
        (field) => field in (third ?? {}),
      ),
    )
    expect(JSON.stringify(stored)).not.toContain('Whistleblower')
  })

  it('does not take the leaving of somebody who was given the id for that of its former owner', async () => {
    const { hr, connection } = await twelveActive()
    hr.change('e3', {
      ...left,
      givenName: 'Lars',
      familyName: 'Strand',
      displayName: 'Lars Strand',
      workEmail: 'lars.strand@example.com',
      employeeNumber: '9003',
      startDate: '2026-02-01',
    })
    await connection.fetch()
    const lines = await itemsOf(connection, await connection.preview())
    expect(lines.map((one) => [one.externalId, one.bucket, one.action])).toEqual([
      ['e3', 'outside the filter', 'none'],
    ])
    expect(await personOf(scene as Scene, 'e3')).toMatchObject({ status: 'active' })
  })

  it('keeps no more than a hash of a leaver whom the portal does not have', async () => {
    const { hr, connection, test } = await twelveActive()
    hr.tell([...twelve, worker(13, left)])
    await connection.fetch()
    const stored = await test.inCompany(async (tx) => {
      const snapshot = await newestComplete(tx, connection.id)
      return snapshot === undefined ? [] : loadEmployees(tx, snapshot.id)
    })
    expect(stored.map((one) => one.externalId)).not.toContain('e13')
  })

  it('leaves somebody outside the filter who has not left as they are', async () => {
    const { hr, connection } = await twelveActive()
    hr.change('e3', { employmentStatus: 'leave' })
    await connection.fetch()
    const lines = await itemsOf(connection, await connection.preview())
    expect(lines.map((one) => [one.bucket, one.action])).toEqual([['outside the filter', 'none']])
  })
})
