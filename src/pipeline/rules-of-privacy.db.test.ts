import { afterEach, describe, expect, it } from 'vitest'
import { tidyUp } from '#jobs/tidy-up.ts'
import { defaultSettings } from '#model/default-settings.ts'
import { firstSnapshotFromDiscovery } from './first-snapshot.ts'
import { ordinaryFields, worker, workers } from './testing/scripted-hr-system.ts'
import { openScene, type Scene } from './testing/scripted-scene.ts'
import { tablesHolding } from './testing/stored-rows.ts'

let scenes: Scene[] = []
afterEach(async () => {
  await Promise.all(scenes.map((one) => one.close()))
  scenes = []
})
const open = async (...given: Parameters<typeof openScene>) => noted(await openScene(...given))
function noted(scene: Scene): Scene {
  scenes.push(scene)
  return scene
}

const withoutLaw = [{ dimension: 'department', mode: 'exclude' as const, values: ['Law'] }]
const secretPeople = [
  worker(21, {
    department: 'Law',
    givenName: 'Outsidia',
    familyName: 'Hiddenberg',
    nationalId: '01018012345',
  }),
  worker(22, { department: 'Law', workEmail: 'hidden.person@north.example', title: 'Secretkeeper' }),
]
const hidden = ['Outsidia', 'Hiddenberg', 'hidden.person', 'Secretkeeper', '01018012345', '"e21"', '"e22"']

async function everywhere({ test }: Scene, needles: readonly string[]): Promise<string[]> {
  const found = await Promise.all(needles.map(async (one) => [one, await tablesHolding(test, one)] as const))
  return found.flatMap(([needle, tables]) => tables.map((table) => `${needle} in ${table}`))
}

async function rows({ test }: Scene, table: string): Promise<number> {
  const { rows } = await test.database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
  return rows[0]?.n ?? -1
}

describe('Rule 9: only chosen fields of people inside the filter are kept', () => {
  it('keeps nothing of somebody outside but a keyed hash and the reason', async () => {
    const scene = await open({ settings: { filter: withoutLaw } })
    scene.hr.tell([...workers(1, 3), ...secretPeople])
    await scene.connection.synchronise()
    expect(await everywhere(scene, hidden)).toEqual([])
    const { rows } = await scene.test.database.pool.query(
      `select length(external_hash) as bytes, reason from snapshot_outside`,
    )
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ bytes: 32, reason: 'exclude department' })))
  })

  it('keeps and asks for no field that was not chosen', async () => {
    const { mapping } = defaultSettings(ordinaryFields)
    const scene = await open({
      settings: {
        mapping: mapping.filter((one) => one.attribute !== 'title' && one.attribute !== 'location'),
      },
    })
    scene.hr.tell([
      worker(1, {
        title: 'Chief Mystery Officer',
        location: 'Undisclosed Town',
        nationalId: '01018012345',
        birthDate: '1980-01-01',
      }),
    ])
    await scene.connection.synchronise()
    expect(await everywhere(scene, ['Mystery', 'Undisclosed', '01018012345', '1980-01-01'])).toEqual([])
    const asked = scene.hr.asked().getAll('fields')
    expect(asked).toContain('employeeNumber')
    expect(asked).not.toContain('title')
    expect(asked).not.toContain('nationalId')
  })

  it('reads no sensitive field while a set-up is open', async () => {
    const scene = await open({ settings: null })
    scene.hr.tell([worker(1, { nationalId: '01018012345', birthDate: '1980-01-01' })])
    expect((await scene.connection.fetch('discovery')).state).toBe('complete')
    expect(scene.hr.asked().getAll('fields')).not.toContain('nationalId')
    expect(await everywhere(scene, ['01018012345', '1980-01-01'])).toEqual([])
  })

  it('erases the set-up area at the first preview that is made of it', async () => {
    const scene = await open({ settings: null })
    scene.hr.tell([...workers(1, 3), ...secretPeople])
    await scene.connection.fetch('discovery')
    expect(await everywhere(scene, ['Hiddenberg'])).not.toEqual([])
    await scene.connection.choose({ filter: withoutLaw })
    const { environment, company } = scene.test
    expect(await firstSnapshotFromDiscovery(environment, company.id, scene.connection.id)).toBe(true)
    const plan = await scene.connection.preview()
    expect(plan.counts.byBucket).toMatchObject({ new: 3 })
    expect(await everywhere(scene, hidden)).toEqual([])
  })

  it('erases the set-up area also where the first preview needed a fetch of its own', async () => {
    const scene = await open({ settings: null })
    scene.hr.tell([...workers(1, 3), ...secretPeople])
    await scene.connection.fetch('discovery')
    const { mapping } = defaultSettings([...ordinaryFields, 'nationalId'])
    await scene.connection.choose({
      filter: withoutLaw,
      mapping: [
        ...mapping,
        {
          attribute: 'nationalId',
          sources: ['nationalId'],
          transform: { kind: 'as-is' },
          owner: 'always',
          whenEmpty: 'keep',
        },
      ],
    })
    const { environment, company } = scene.test
    expect(await firstSnapshotFromDiscovery(environment, company.id, scene.connection.id)).toBe(false)
    await scene.connection.fetchAndPreview()
    expect(await everywhere(scene, hidden)).toEqual([])
  })

  it('erases the set-up area after a day', async () => {
    const scene = await open({ settings: null })
    scene.hr.tell(workers(1, 3))
    await scene.connection.fetch('discovery')
    await tidyUp(scene.test.environment)
    expect(await rows(scene, 'snapshot_record')).toBe(3)
    await scene.test.database.pool.query(
      `update snapshot set finished_at = finished_at - interval '24 hours 1 minute'`,
    )
    await tidyUp(scene.test.environment)
    expect(await rows(scene, 'snapshot_record')).toBe(0)
    expect(await everywhere(scene, ['Given1'])).toEqual([])
  })

  it('makes no preview of a snapshot that was read with another filter or fewer fields', async () => {
    const scene = await open()
    scene.hr.tell([...workers(1, 3), ...secretPeople])
    await scene.connection.fetchAndPreview()
    await scene.connection.choose({ filter: withoutLaw })
    await expect(scene.connection.preview()).rejects.toThrow('no snapshot')
    const plan = await scene.connection.fetchAndPreview()
    expect(plan.counts.people).toBe(3)
  })

  it('keeps two snapshots and erases what is older', async () => {
    const scene = await open()
    for (const n of [1, 2, 3, 4]) {
      scene.hr.tell(workers(1, 2).map((one) => ({ ...one, title: `Title ${n}` })))
      await scene.connection.fetch()
    }
    expect(await rows(scene, 'snapshot_record')).toBe(4)
    expect(await everywhere(scene, ['Title 1', 'Title 2'])).toEqual([])
  })
})
