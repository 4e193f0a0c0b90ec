import { employmentFacts, employmentOn } from '#model/employment.ts'
import type { HandRequest } from '#model/hand.ts'
import type { Plan } from '#model/plan.ts'
import { findConnection } from '#stores/connection-store.ts'
import { holderOf, loadPeopleWithFacts, type PersonWithFacts } from '#stores/fact-store.ts'
import { beforeLink, type LinkRow, linksOfPeople, reportsOf } from '#stores/hand-store.ts'
import { insertPlan } from '#stores/plan-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { loadEmployee } from '#stores/snapshot-records.ts'
import { newestComplete } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { dayIn } from './business-days.ts'
import type { ActingAs, Environment } from './environment.ts'
import type { HandRecord } from './hand/hand-input.ts'
import { planLink } from './hand/plan-link.ts'
import { planMerge } from './hand/plan-merge.ts'
import { planSplit } from './hand/plan-split.ts'
import type { PlanningCompany } from './load-planning.ts'

export type HandOutcome =
  | Readonly<{ kind: 'plan'; planId: string }>
  | Readonly<{ kind: 'not found' }>
  | Readonly<{ kind: 'nothing to do' }>

/** A plan of what somebody decided about people; it is read and applied like any other. */
export async function makeHandPlan(
  environment: Environment,
  company: PlanningCompany,
  request: HandRequest,
  by: ActingAs,
): Promise<HandOutcome> {
  return environment.database.inCompany(company.id, async (tx): Promise<HandOutcome> => {
    const plan = await handPlanNow(tx, environment, company, request)
    if (plan === undefined) return { kind: 'not found' }
    if (plan.items.length === 0) return { kind: 'nothing to do' }
    const versions = await companyVersions(tx, company.id)
    const planId = await insertPlan(tx, {
      companyId: company.id,
      connectionId: request.kind === 'merge' ? null : request.connectionId,
      kind: 'hand',
      undoesRun: null,
      snapshotId: null,
      inputs: { snapshotId: '', revision: 0, ...versions, days: {}, hand: request },
      plan,
      createdBy: by.name,
      at: environment.clock.now(),
    })
    return { kind: 'plan', planId }
  })
}

/** What the request would do as things stand; undefined where somebody or something of it is not there. */
export async function handPlanNow(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  request: HandRequest,
): Promise<Plan | undefined> {
  const today = dayIn(company.timeZone, environment.clock.now())
  switch (request.kind) {
    case 'link':
      return linkNow(tx, today, request)
    case 'split':
      return splitNow(tx, today, request)
    case 'merge':
      return mergeNow(tx, today, request)
  }
}

type Of<K extends HandRequest['kind']> = Extract<HandRequest, { kind: K }>

async function linkNow(tx: Tx, today: string, request: Of<'link'>): Promise<Plan | undefined> {
  const { personId, connectionId, externalId, others } = request
  const holderId = await holderOf(tx, connectionId, externalId)
  const people = await loadPeopleWithFacts(tx, [personId, ...(holderId === undefined ? [] : [holderId])])
  const person = people.get(personId)
  const record = await findRecord(tx, today, request)
  if (person === undefined || record === undefined) return undefined
  const links = (await linksOfPeople(tx, [personId])).filter(
    (one) => one.connectionId === connectionId && one.externalId !== externalId,
  )
  const otherRecords = await recordsOf(tx, today, links)
  const holder = holderId === undefined || holderId === personId ? null : (people.get(holderId) ?? null)
  return planLink({ person, record, holder, otherRecords, others })
}

async function splitNow(tx: Tx, today: string, request: Of<'split'>): Promise<Plan | undefined> {
  const { personId, connectionId, externalId } = request
  const person = (await loadPeopleWithFacts(tx, [personId])).get(personId)
  const link = (await linksOfPeople(tx, [personId])).find(
    (one) => one.connectionId === connectionId && one.externalId === externalId,
  )
  if (person === undefined || link === undefined) return undefined
  const [record] = await recordsOf(tx, today, [link])
  const before = await beforeLink(tx, link)
  return record === undefined
    ? undefined
    : planSplit({ person, record, before: before.values, periodsBefore: before.periods })
}

async function mergeNow(tx: Tx, today: string, request: Of<'merge'>): Promise<Plan | undefined> {
  const { keepId, withdrawId, anyway } = request
  if (keepId === withdrawId) return undefined
  const reports = await reportsOf(tx, withdrawId)
  const people = await loadPeopleWithFacts(tx, [keepId, withdrawId, ...reports])
  const [keep, withdraw] = [people.get(keepId), people.get(withdrawId)]
  if (keep === undefined || withdraw === undefined) return undefined
  const links = await linksOfPeople(tx, [keepId, withdrawId])
  const records = await recordsOf(tx, today, links)
  const living = records.flatMap((record, at) => {
    const personId = links[at]?.personId
    return record.living && personId !== undefined ? [{ ...record, personId }] : []
  })
  const managed = reports.flatMap((id): PersonWithFacts[] => {
    const found = people.get(id)
    return found === undefined ? [] : [found]
  })
  return planMerge({ keep, withdraw, living, reports: managed, anyway })
}

async function recordsOf(
  tx: Tx,
  today: string,
  links: readonly Pick<LinkRow, 'connectionId' | 'externalId'>[],
): Promise<HandRecord[]> {
  const records: HandRecord[] = []
  for (const { connectionId, externalId } of links) {
    const found = await findRecord(tx, today, { connectionId, externalId })
    records.push(found ?? { connectionId, externalId, living: false })
  }
  return records
}

/** A record of the newest complete snapshot; undefined where the HR system did not send it. */
async function findRecord(
  tx: Tx,
  today: string,
  { connectionId, externalId }: Pick<LinkRow, 'connectionId' | 'externalId'>,
): Promise<HandRecord | undefined> {
  const connection = await findConnection(tx, connectionId)
  const snapshot = await newestComplete(tx, connectionId)
  if (connection === undefined || connection.disconnectedAt !== null || snapshot === undefined)
    return undefined
  const employee = await loadEmployee(tx, snapshot.id, externalId)
  if (employee === undefined) return undefined
  const { phase } = employmentOn(employmentFacts({ employee, values: [], problems: [] }), today)
  return { connectionId, externalId, living: phase !== 'left' }
}
