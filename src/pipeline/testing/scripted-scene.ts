import { defaultSettings } from '#model/default-settings.ts'
import type { MatchDecision } from '#model/person.ts'
import type { PlanItem } from '#model/plan.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { loadPeople } from '#stores/apply-store.ts'
import { recordDecisions } from '#stores/decision-store.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { editPerson } from '../edit-person.ts'
import {
  ordinaryFields,
  type ScriptedHrSystem,
  startScriptedHrSystem,
  workers,
} from './scripted-hr-system.ts'
import { makeConnection, type TestConnection, type TestConnectionOptions } from './test-connection.ts'
import { kari, openTestEnvironment, type TestEnvironment } from './test-environment.ts'

/** A company, an HR system whose people the test writes, and a connection between them. */
export type Scene = Readonly<{
  test: TestEnvironment
  hr: ScriptedHrSystem
  connection: TestConnection
  close: () => Promise<void>
}>

/** Twelve people who are in the portal already, and an HR system that tells the same. */
export async function sceneOfTwelve(options: TestConnectionOptions = {}): Promise<Scene> {
  const scene = await openScene(options)
  scene.hr.tell(workers(1, 12))
  await scene.connection.synchronise()
  return scene
}

export async function openScene(options: TestConnectionOptions = {}): Promise<Scene> {
  const hr = await startScriptedHrSystem()
  const test = await openTestEnvironment({
    connectors: [hr.connector],
    baseUrls: { scripted: hr.baseUrl },
  })
  const close = async () => {
    await hr.stop()
    await test.close()
  }
  return { test, hr, connection: await makeConnection(test, options), close }
}

export async function itemsOf(connection: TestConnection, plan: PlanRecord): Promise<readonly PlanItem[]> {
  return (await connection.lines(plan)).map((line) => line.item)
}

export async function itemOf(connection: TestConnection, plan: PlanRecord, key: string): Promise<PlanItem> {
  const found = (await itemsOf(connection, plan)).find((one) => one.key === key)
  if (found === undefined) throw new Error(`The preview has no line ${key}.`)
  return found
}

export async function personOf({ test }: Scene, externalId: string) {
  return test.inCompany(async (tx) => {
    const link = await tx
      .selectFrom('person_link')
      .select('person_id')
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow()
    const person = (await loadPeople(tx, [link.person_id])).get(link.person_id)
    if (person === undefined) throw new Error(`${externalId} is linked to nobody.`)
    return person
  })
}

export async function editByHand(
  scene: Scene,
  externalId: string,
  values: Record<string, string>,
): Promise<void> {
  const { id, version } = await personOf(scene, externalId)
  const at = scene.test.environment.clock.now()
  const change = { companyId: scene.test.company.id, personId: id, version, values, actor: 'Berit', at }
  const done = await scene.test.inCompany((tx) => editPerson(tx, change))
  if (done !== 'edited') throw new Error(`The edit by hand was refused: ${done}.`)
}

export async function changeMapping(
  { connection }: Scene,
  attribute: string,
  changed: Partial<AttributeMapping>,
): Promise<void> {
  const { mapping } = defaultSettings(ordinaryFields)
  await connection.choose({
    mapping: mapping.map((one) => (one.attribute === attribute ? { ...one, ...changed } : one)),
  })
}

export async function decide(
  { test, connection }: Scene,
  externalId: string,
  personId: string,
  decision: MatchDecision['decision'],
): Promise<void> {
  const place = { companyId: test.company.id, connectionId: connection.id }
  await test.inCompany((tx) =>
    recordDecisions(tx, place, [{ externalId, personId, decision }], {
      actor: kari.name,
      at: test.environment.clock.now(),
    }),
  )
}
