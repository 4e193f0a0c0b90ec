import { createHash } from 'node:crypto'
import { type ConnectorDefinition, coded, day, text } from '#connector-kit'
import { employmentTypes } from '#model/employee.ts'
import type { PlanningInput, RegisteredPerson } from '#model/planning.ts'
import type { Situation } from '#pipeline/corpus/situation.ts'
import { readSituation } from '#pipeline/corpus/testing/read-situation.ts'
import type { ScriptedHrSystem, ScriptedRecord } from '#pipeline/testing/scripted-hr-system.ts'
import {
  type ConnectionPlace,
  makeConnection,
  type TestConnection,
} from '#pipeline/testing/test-connection.ts'
import { writeLinks, writePeople } from '#stores/apply-store.ts'
import { insertLegalEntity } from '#stores/legal-entity-store.ts'
import { writeSources } from '#stores/source-store.ts'
import type { Tx } from '#stores/transaction.ts'

/** Ids of the database for the short names that situations use. */
export type Ids = Readonly<{ of: (label: string) => string; labelOf: (id: string) => string }>

export function idsOf({ people, legalEntities }: PlanningInput): Ids {
  const labels = [...people, ...legalEntities].map((one) => one.id)
  const known = new Map(labels.map((label) => [uuidOf(label), label]))
  return { of: uuidOf, labelOf: (id) => known.get(id) ?? id }
}

function uuidOf(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The scripted HR system, telling also what only situations ask for. */
export function tellingMore({ connector }: ScriptedHrSystem): ConnectorDefinition {
  const types = Object.fromEntries(employmentTypes.map((one) => [one, one])) as Record<
    string,
    (typeof employmentTypes)[number]
  >
  const more = {
    country: text('country'),
    employmentType: coded('employmentType', types),
    originalHireDate: day('originalHireDate'),
    lastWorkingDay: day('lastWorkingDay'),
  }
  const [method] = connector.methods
  if (method.transport !== 'http') throw new Error('The scripted HR system speaks HTTP.')
  return { ...connector, methods: [{ ...method, fields: { ...method.fields, ...more } }] }
}

/** Puts the portal's side of a situation into a company, and the HR system's side onto the wire. */
export async function placeSituation(
  place: ConnectionPlace,
  situation: Situation,
  hr: ScriptedHrSystem,
): Promise<TestConnection> {
  const input = readSituation(situation)
  const ids = idsOf(input)
  const at = new Date('2026-03-01T10:00:00Z')
  await place.inCompany(async (tx) => {
    for (const one of input.legalEntities)
      await insertLegalEntity(tx, place.company.id, { ...one, id: ids.of(one.id) }, at)
  })
  const { legalEntity, ...settings } = input.settings
  const connection = await makeConnection(place, {
    settings: { ...settings, legalEntity: withIds(legalEntity, ids) },
  })
  await place.inCompany((tx) => writePortal(tx, place.company.id, connection.id, input, ids, at))
  // The HR system tells of everybody; who is inside the filter is the portal's to find out.
  const everybody = readSituation({ ...situation, rules: { ...situation.rules, filter: [] } }).employees
  hr.tell(everybody.map(recordOf))
  return connection
}

function withIds(rule: PlanningInput['settings']['legalEntity'], ids: Ids): typeof rule {
  if (rule.kind === 'one') return { ...rule, legalEntityId: ids.of(rule.legalEntityId) }
  if (rule.kind !== 'by-value') return rule
  const values = Object.entries(rule.values).map(([value, id]) => [value, ids.of(id)])
  const { fallbackId } = rule
  return {
    ...rule,
    values: Object.fromEntries(values),
    fallbackId: fallbackId === null ? null : ids.of(fallbackId),
  }
}

async function writePortal(
  tx: Tx,
  companyId: string,
  connectionId: string,
  { people, links }: PlanningInput,
  ids: Ids,
  at: Date,
): Promise<void> {
  const values = (given: RegisteredPerson['values']) =>
    Object.fromEntries(
      Object.entries(given).map(([attribute, value]) => [
        attribute,
        value != null && ['manager', 'legalEntity'].includes(attribute) ? ids.of(value) : (value ?? null),
      ]),
    )
  const written = people.map((one) => ({
    personId: ids.of(one.id),
    version: one.version,
    status: one.status,
    values: values(one.values),
    periods: one.periods.map((period) => ({
      ...period,
      legalEntityId: period.legalEntityId === null ? null : ids.of(period.legalEntityId),
    })),
    periodsChanged: true,
  }))
  await writePeople(tx, companyId, written, at)
  const told = people.flatMap((one) =>
    Object.entries(values(one.lastFromHr)).map(([attribute, value]) => ({
      personId: ids.of(one.id),
      attribute,
      old: null,
      new: value,
      source: null,
      rule: null,
      owner: null,
    })),
  )
  await writeSources(tx, companyId, told, { connectionId, at })
  const linked = links.map(({ externalId, personId }) => ({ externalId, personId: ids.of(personId) }))
  await writeLinks(tx, { companyId, connectionId, runId: null, at }, linked)
  for (const { id, awards } of people) {
    if (awards === null) continue
    const { plans, unvested, vested } = awards
    const row = { company_id: companyId, person_id: ids.of(id), unvested, vested, imported_at: at }
    await tx
      .insertInto('award')
      .values({ ...row, plans: [...plans] })
      .execute()
  }
}

/** A record as it goes over the wire; what was not sent is not there. */
function recordOf(employee: PlanningInput['employees'][number]): ScriptedRecord {
  const { custom, ...told } = employee
  if (custom !== undefined) throw new Error('Custom fields are not told by the scripted HR system.')
  const written = Object.entries(told).map(([field, value]) => [
    field,
    typeof value === 'object' && value !== null && 'source' in value ? value.source : value,
  ])
  return Object.fromEntries(written) as ScriptedRecord
}
