import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testDatabaseKinds } from '#db/testing/test-database.ts'
import { writePeople } from '#stores/apply-store.ts'
import { loadSettings, saveSettings } from '#stores/connection-store.ts'
import { takeOverLinks } from '#stores/disconnect-store.ts'
import type { LifeEvent } from '../../simulators/company/life.ts'
import type { SimulatedPerson } from '../../simulators/company/person.ts'
import { disconnect } from './disconnect.ts'
import { firstSnapshotFromDiscovery } from './first-snapshot.ts'
import { openPersonioScene, type PersonioScene } from './testing/fjellvind.ts'
import { fjellvindSettings } from './testing/fjellvind-settings.ts'
import { peopleAsTheyAre, registryRows, tablesHolding } from './testing/stored-rows.ts'
import { runOf, type TestConnection } from './testing/test-connection.ts'
import { kari } from './testing/test-environment.ts'

const firstDay = '2026-11-22'
const monthLater = '2026-12-22'
const canary = 'demo-secret'
const isInside = (person: SimulatedPerson | null) => person !== null && person.employmentType !== 'contractor'

describe.each(testDatabaseKinds.filter((kind) => kind.available))('The journey on $name', ({ name }) => {
  it('goes from set-up to undo, Disconnect and back', { timeout: 180_000 }, async () => {
    const scene = await openPersonioScene(1240, { kind: name })
    try {
      const connection = await setUp(scene)
      await firstSynchronisation(scene, connection)
      await aMonthLater(scene, connection)
      await undoTheMonth(scene, connection)
      await disconnectAndReturn(scene, connection)
    } finally {
      await scene.close()
    }
  })
})

async function setUp(scene: PersonioScene): Promise<TestConnection> {
  await addFormerLeavers(scene)
  const connection = await scene.setUp()
  const discovery = await connection.fetch('discovery')
  expect(discovery).toMatchObject({ state: 'complete', people: 1240, problems: [] })
  const { discoveredFields } = await connection.record()
  expect(discoveredFields.find((one) => one.label === 'Personalnummer')?.id).toBe('dynamic_1893011')
  const entities: Record<string, string> = {}
  for (const legalEntity of new Set([...scene.company.on(firstDay).all()].map((one) => one.legalEntity)))
    entities[legalEntity] = (await scene.test.addLegalEntity(legalEntity)).id
  await connection.choose(
    fjellvindSettings({
      filter: [{ dimension: 'employmentType', mode: 'exclude', values: ['contractor'] }],
      legalEntity: { kind: 'by-value', source: 'legalEntity', values: entities, fallbackId: null },
    }),
  )
  return connection
}

/** Two who left long ago and will come back are in the portal already, as former award holders are. */
async function addFormerLeavers({ test, company }: PersonioScene): Promise<void> {
  const events = company.expectedEvents(firstDay, monthLater)
  const returned = events.find((one) => one.kind === 'returned')
  const again = events.find((one) => one.kind === 'returned-as-new')
  const newRecord = company.on(monthLater).byExternalId(again?.externalId ?? '')
  const everybody = [...company.on(firstDay).all()]
  const former = everybody.filter(
    (one) =>
      one.externalId === returned?.externalId ||
      (one.birthDate === newRecord?.birthDate && one.familyName === newRecord.familyName),
  )
  expect(former).toHaveLength(2)
  const written = former.map((one) => {
    const { givenName, familyName, workEmail, employeeNumber, birthDate } = one
    const known = { givenName, familyName, workEmail, employeeNumber }
    const [period] = one.periods
    const endDate = period?.endDate ?? null
    const startDate = period?.startDate ?? null
    return {
      personId: randomUUID(),
      version: 1,
      status: 'terminated',
      values: { ...known, birthDate, startDate, endDate, employmentStatus: 'terminated' },
      periods: [{ startDate, endDate, legalEntityId: null }],
      periodsChanged: true,
    }
  })
  await test.inCompany((tx) => writePeople(tx, test.company.id, written, test.environment.clock.now()))
}

async function firstSynchronisation(scene: PersonioScene, connection: TestConnection): Promise<void> {
  const { test, company } = scene
  expect(await firstSnapshotFromDiscovery(test.environment, test.company.id, connection.id)).toBe(true)
  const plan = await connection.preview()
  const inside = [...company.on(firstDay).all()].filter(isInside)
  expect(plan.counts.people).toBe(inside.length)
  const { byBucket, unchanged, leftBefore } = plan.counts
  const comingLeavers = (await connection.lines(plan)).filter((one) => one.item.event === 'future leaver')
  const listed = Object.values(byBucket).reduce((sum, count) => sum + count, 0) - comingLeavers.length
  expect(listed + unchanged + leftBefore).toBe(inside.length)
  expect(byBucket).toMatchObject({
    leaving: 0,
    returning: 0,
    'outside the filter': 0,
    'no longer visible': 0,
  })
  await connection.tickAll(plan)
  const run = runOf(await connection.apply(plan))
  expect(run.counts.created).toBe(byBucket.new)
  expect((await connection.lines(await connection.preview())).filter((one) => one.selectable)).toEqual([])
}

async function aMonthLater(scene: PersonioScene, connection: TestConnection): Promise<void> {
  await scene.simulator.setDay(monthLater)
  scene.test.moveClock(`${monthLater}T10:00:00Z`)
  const plan = await connection.fetchAndPreview()
  const lines = (await connection.lines(plan)).map((one) => one.item)
  const events = scene.company.expectedEvents(firstDay, monthLater)
  const found = events.map((event) => [
    event.kind,
    event.externalId,
    lines.filter((one) => one.externalId === event.externalId).map((one) => one.bucket),
  ])
  expect(found).toEqual(events.map((event) => [event.kind, event.externalId, expectedBuckets(scene, event)]))
  const told = new Set<string | null>(events.map((one) => one.externalId))
  const others = lines.filter((one) => !told.has(one.externalId))
  expect([...new Set(others.map((one) => one.bucket))].sort()).toEqual(['blocked', 'coming up'])
}

const bucketOf: Readonly<Record<LifeEvent['kind'], string>> = {
  joined: 'new',
  'hired-later': 'coming up',
  moved: 'changed',
  left: 'leaving',
  'leaving-later': 'coming up',
  returned: 'returning',
  // Another number and another e-mail, but the name of somebody who left: a person has to say.
  'returned-as-new': 'needs a match',
  'email-changed': 'changed',
  'number-changed': 'changed',
  'name-changed': 'changed',
  'leave-started': 'changed',
  vanished: 'no longer visible',
  started: 'new',
  ended: 'leaving',
  'leave-ended': 'changed',
}

function expectedBuckets({ company }: PersonioScene, { kind, externalId }: LifeEvent): string[] {
  const before = isInside(company.on(firstDay).byExternalId(externalId))
  const after = isInside(company.on(monthLater).byExternalId(externalId))
  if (kind === 'vanished') return before ? ['no longer visible'] : []
  if (!after) return before ? ['outside the filter'] : []
  return [kind === 'moved' && !before ? 'new' : bucketOf[kind]]
}

async function undoTheMonth({ test }: PersonioScene, connection: TestConnection): Promise<void> {
  const before = await peopleAsTheyAre(test)
  const plan = await connection.preview()
  await connection.tickAll(plan)
  const run = runOf(await connection.apply(plan))
  expect(run.counts).toMatchObject({ left: plan.counts.byBucket.leaving, returned: 1 })
  const after = await connection.preview()
  expect((await connection.lines(after)).filter((one) => one.selectable)).toEqual([])
  const undo = await connection.undo(run.id)
  const undone = runOf(await connection.apply(undo))
  expect(undone.counts.withdrawn).toBe(run.counts.created)
  expect(await peopleAsTheyAre(test)).toEqual(before)
  const again = await connection.preview()
  expect(again.counts.byBucket).toEqual(plan.counts.byBucket)
  await connection.tickAll(again)
  runOf(await connection.apply(again))
}

async function disconnectAndReturn(scene: PersonioScene, connection: TestConnection): Promise<void> {
  const { test, company } = scene
  const { environment } = test
  const outside = [...company.on(monthLater).all()].find((one) => !isInside(one) && one.workEmail !== null)
  const blockedOnly = [...company.on(monthLater).all()].find(
    (one) => isInside(one) && one.employeeNumber === null,
  )
  const mail = outside?.workEmail ?? 'nobody outside'
  expect(await tablesHolding(test, mail)).toEqual([])
  expect(await tablesHolding(test, canary)).toEqual([])
  const people = await peopleAsTheyAre(test)
  const history = await registryRows(test)
  const outcome = await disconnect(environment, test.company.id, connection.id, 'North', kari.name)
  expect(outcome).toMatchObject({ kind: 'disconnected', receipt: { destroyed: { credentials: 3 } } })
  // Somebody who was only ever staged, never written, is nowhere any more.
  for (const needle of [canary, mail, blockedOnly?.workEmail ?? 'nobody blocked'])
    expect(await tablesHolding(test, needle)).toEqual([])
  const { rows } = await test.database.pool.query(`select
    (select count(*) from connection_secret)::int as secrets, (select count(*) from snapshot_record)::int as records,
    (select count(*) from snapshot_outside)::int as outside, (select count(*) from snapshot_problem)::int as problems,
    (select count(*) from plan_item i join plan p on p.id = i.plan_id)::int as lines`)
  expect(rows).toEqual([{ secrets: 0, records: 0, outside: 0, problems: 0, lines: 0 }])
  expect(await peopleAsTheyAre(test)).toEqual(people)
  expect(await registryRows(test)).toEqual(history)

  const next = await scene.setUp()
  await test.inCompany(async (tx) => {
    const earlier = await loadSettings(tx, connection.id)
    if (earlier === null) throw new Error('Earlier settings are not offered again.')
    const by = { actor: kari.name, at: environment.clock.now() }
    await saveSettings(tx, await next.record(), 0, earlier, by)
    await takeOverLinks(tx, connection.id, next.id)
  })
  const plan = await next.fetchAndPreview()
  expect(plan.counts.byBucket).toMatchObject({ new: 0, changed: 0, leaving: 0, returning: 0 })
}
