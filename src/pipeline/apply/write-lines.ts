import { markOutside, removeLinks, type Written, writeLinks, writePeople } from '#stores/apply-store.ts'
import { writeFacts } from '#stores/fact-store.ts'
import { type WrittenChange, writeChanges } from '#stores/history-store.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import { outsideRecords, type PlanRecord } from '#stores/plan-store.ts'
import { insertRunPeople, loadRunPeople, type RunCounts } from '#stores/run-store.ts'
import { removeSources, writeSources } from '#stores/source-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { endLinksElsewhere } from './end-links.ts'
import { oneAhead } from './one-ahead.ts'
import type { PersonWrite } from './person-write.ts'
import { resolveWrites } from './resolve-writes.ts'

export type WritingRun = Readonly<{
  companyId: string
  runId: string
  plan: PlanRecord
  actor: string
  at: Date
  today: string
  onWritten: (people: number) => void
}>

/** Writes people with their history a thousand at a time; the next ones are made out meanwhile. */
export async function writeLines(
  tx: Tx,
  run: WritingRun,
  selected: AsyncIterable<readonly ChosenItem[]>,
): Promise<RunCounts> {
  let counts = countsOf([])
  for await (const writes of oneAhead(resolved(tx, run, selected))) {
    await writeSome(tx, run, writes)
    counts = sumOf(counts, countsOf(writes))
    run.onWritten(writes.length)
  }
  const { kind, connectionId, id } = run.plan
  if (kind === 'sync' && connectionId !== null)
    await markOutside(tx, connectionId, await outsideRecords(tx, id))
  return counts
}

async function* resolved(tx: Tx, run: WritingRun, selected: AsyncIterable<readonly ChosenItem[]>) {
  for await (const lines of selected) yield resolveWrites(tx, run, run.plan, lines)
}

async function writeSome(tx: Tx, run: WritingRun, writes: readonly PersonWrite[]): Promise<void> {
  const { companyId, plan } = run
  const changes = writes.flatMap(changesOf)
  const facts = writes.flatMap((one) => one.facts.map((fact) => ({ ...fact, personId: one.personId })))
  await writePeople(tx, companyId, writes.map(writtenPerson), run.at)
  await writeChanges(tx, companyId, [...changes, ...facts], run)
  await writeFacts(tx, companyId, facts, run)
  const fields = changes.filter((one) => one.attribute !== 'status')
  if (plan.kind !== 'sync') {
    await removeSources(tx, fields)
    await removeUndoneLinks(tx, plan, writes)
  } else if (plan.connectionId !== null) {
    const place = { companyId, connectionId: plan.connectionId }
    await writeSources(tx, companyId, fields, { ...place, at: run.at })
    await linkPeople(tx, run, place, writes)
  }
  await insertRunPeople(
    tx,
    companyId,
    run.runId,
    writes.map((one) => ({
      personId: one.personId,
      itemKey: one.itemKey,
      action: one.created ? 'create' : one.action,
      externalId: one.link ?? externalIdOf(one.itemKey),
      versionAfter: one.versionBefore + 1,
      statusBefore: one.statusBefore,
      statusAfter: one.statusAfter,
      periodsBefore: one.periodsBefore,
      linked: one.link !== null,
    })),
  )
}

async function linkPeople(
  tx: Tx,
  run: WritingRun,
  place: Readonly<{ companyId: string; connectionId: string }>,
  writes: readonly PersonWrite[],
): Promise<void> {
  const linked = writes.flatMap(({ link, personId, created }) =>
    link === null ? [] : [{ externalId: link, personId, created }],
  )
  await writeLinks(tx, { ...place, runId: run.runId, at: run.at }, linked)
  const known = linked.filter((one) => !one.created).map((one) => one.personId)
  await endLinksElsewhere(tx, place, known, run)
}

function externalIdOf(key: string): string | null {
  return key.startsWith('record:') ? key.slice('record:'.length) : null
}

function writtenPerson(one: PersonWrite): Written {
  return {
    personId: one.personId,
    isNew: one.created,
    version: one.versionBefore + 1,
    status: one.statusAfter,
    values: one.values,
    periods: one.periodsAfter,
    periodsChanged: JSON.stringify(one.periodsBefore) !== JSON.stringify(one.periodsAfter),
  }
}

function changesOf(write: PersonWrite): WrittenChange[] {
  const fields = write.changes
    .filter((one) => one.old !== one.new || write.created)
    .map((one) => ({
      personId: write.personId,
      attribute: one.attribute,
      old: one.old,
      new: one.new,
      source: one.source,
      rule: one.rule,
      owner: one.owner,
    }))
  // The HR system's own status says it already; twice would be noise in the history.
  const told = write.changes.some(
    (one) => one.attribute === 'employmentStatus' && one.new === write.statusAfter,
  )
  if (write.statusBefore === write.statusAfter || told) return fields
  const status = {
    personId: write.personId,
    attribute: 'status',
    old: write.statusBefore,
    new: write.statusAfter,
    source: null,
    rule: null,
    owner: null,
  }
  return [...fields, status]
}

/** The records that the undone run made these people's; a reconnect may have moved them to another connection. */
async function removeUndoneLinks(tx: Tx, plan: PlanRecord, writes: readonly PersonWrite[]): Promise<void> {
  // Taking back one field does not unmake who somebody is.
  if (plan.undoesRun === null || (plan.inputs.undo?.attribute ?? null) !== null) return
  const undone = writes.map((one) => one.personId)
  const made = await loadRunPeople(tx, plan.undoesRun, undone)
  await removeLinks(
    tx,
    made.flatMap(({ linked, externalId, personId }) =>
      linked && externalId !== null ? [{ externalId, personId }] : [],
    ),
  )
}

function countsOf(writes: readonly PersonWrite[]): RunCounts {
  const count = (test: (one: PersonWrite) => boolean): number => writes.filter(test).length
  return {
    created: count((one) => one.created),
    changed: count((one) => !one.created && one.action === 'update' && one.statusAfter !== 'withdrawn'),
    left: count((one) => one.action === 'terminate'),
    returned: count((one) => one.action === 'reactivate'),
    withdrawn: count((one) => one.statusAfter === 'withdrawn'),
    fields: writes.reduce((sum, one) => sum + one.changes.length, 0),
  }
}

function sumOf(one: RunCounts, other: RunCounts): RunCounts {
  return {
    created: one.created + other.created,
    changed: one.changed + other.changed,
    left: one.left + other.left,
    returned: one.returned + other.returned,
    withdrawn: one.withdrawn + other.withdrawn,
    fields: one.fields + other.fields,
  }
}
