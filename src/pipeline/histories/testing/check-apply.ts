import { type ExpectedWrite, expectedWrites } from './expected-write.ts'
import type { Ledger } from './ledger.ts'
import type { Reading } from './portal.ts'
import type { PortalPerson, PortalState, RunLine } from './portal-state.ts'
import type { Chosen } from './selection.ts'
import { holds, same } from './violation.ts'

/** After a click that was applied: the portal is what was there before and what was chosen, nothing else. */
export function checkApplied(
  ledger: Ledger,
  reading: Reading,
  chosen: readonly Chosen[],
  after: PortalState,
  run: Readonly<{ id: string; actor: string }>,
): void {
  const before = ledger.portal
  const writes = expectedWrites(ledger, reading, chosen)
  const written = new Map(writes.map((write) => [writtenPerson(write, after, reading)?.id ?? '', write]))
  for (const [id, write] of written) checkWritten(reading, write, after.people.get(id))
  for (const person of after.people.values())
    if (!written.has(person.id))
      same(
        'I2',
        `${person.id}, who is not among the chosen lines`,
        person.core,
        before.people.get(person.id)?.core ?? 'not there',
      )
  for (const id of before.people.keys()) holds('I2', after.people.has(id), () => `${id} is deleted`)
  checkLinks(ledger, reading, writes, written, after)
  checkHistory(before, after, written, run)
  checkRun(reading, chosen, writes, before, after, run)
}

/** Of a created person nothing is known before but the record, which is theirs now. */
function writtenPerson(
  write: ExpectedWrite,
  after: PortalState,
  { plan }: Reading,
): PortalPerson | undefined {
  if (write.before !== null) return after.people.get(write.before.id)
  return [...after.people.values()].find((person) =>
    person.links.some((one) => one.connectionId === plan.connectionId && one.externalId === write.links),
  )
}

function checkWritten({ plan }: Reading, write: ExpectedWrite, person: PortalPerson | undefined): void {
  const { item } = write.line
  holds('I2', person !== undefined, () => `${item.key} was chosen and nobody was written`)
  if (person === undefined) return
  same('I2', `the values after ${item.key}`, filled(person.values), filled(write.values))
  same('I2', `the status after ${item.key}`, person.status, write.status)
  same('I3', `the version after ${item.key}`, person.version, (write.before?.version ?? 0) + 1)
  if (plan.kind === 'sync') checkPeriods(write, person)
}

function filled(values: Readonly<Record<string, string | null>>): (readonly [string, string])[] {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return entries.sort(([one], [other]) => (one < other ? -1 : 1))
}

function checkPeriods(
  { before, line: { item } }: ExpectedWrite,
  { periods, status, values }: PortalPerson,
): void {
  const told = `${item.key}, ${item.action}: ${JSON.stringify(before?.periods)} to ${JSON.stringify(periods)}`
  const [last] = periods.slice(-1)
  const entity = values['legalEntity'] ?? null
  const kept = item.action === 'terminate' ? (before?.periods.at(-1)?.legalEntityId ?? entity) : entity
  same('I2', `the entity of the last period of ${told}`, last?.legalEntityId, kept)
  if (item.action === 'create') holds('I2', periods.length === 1, () => told)
  if (item.action === 'terminate') {
    holds(
      'I2',
      last?.endDate !== null && periods.length === Math.max(1, before?.periods.length ?? 0),
      () => told,
    )
    if (item.effectiveDate !== null) same('I2', `the end of ${told}`, last?.endDate, item.effectiveDate)
  }
  if (item.action === 'reactivate') holds('I2', last?.endDate === null && status !== 'terminated', () => told)
  const earlier = periods.slice(0, -1)
  holds(
    'I2',
    earlier.every((one) => one.endDate !== null),
    () => `an earlier period without an end of ${told}`,
  )
}

function checkLinks(
  { portal }: Ledger,
  { plan }: Reading,
  writes: readonly ExpectedWrite[],
  written: ReadonlyMap<string, ExpectedWrite>,
  after: PortalState,
): void {
  if (plan.kind === 'undo') return
  const moved = new Set(writes.flatMap((one) => one.links ?? []))
  const linksOf = (state: PortalState) =>
    [...state.people.values()]
      .flatMap(({ id, links }) => links.map((one) => [one.connectionId, one.externalId, id] as const))
      .filter(([connection, externalId]) => connection !== plan.connectionId || !moved.has(externalId))
  const made = [...written].flatMap(([id, { links }]) =>
    links === null ? [] : [[plan.connectionId, links, id] as const],
  )
  const all = [...after.people.values()].flatMap(({ id, links }) =>
    links.map((one) => [one.connectionId, one.externalId, id] as const),
  )
  same('I2', 'the links', all.map(String).sort(), [...linksOf(portal), ...made].map(String).sort())
}

function checkHistory(
  before: PortalState,
  after: PortalState,
  written: ReadonlyMap<string, ExpectedWrite>,
  run: Readonly<{ id: string; actor: string }>,
): void {
  const rows = after.history.slice(before.history.length)
  for (const row of rows)
    same('I1', 'run and actor of a row of history', [row.runId, row.actor], [run.id, run.actor])
  const expected = [...written].flatMap(([id, { history }]) => history.map((one) => [id, ...one]))
  const text = (list: readonly (readonly unknown[])[]) => list.map((one) => JSON.stringify(one)).sort()
  same(
    'I8',
    'the rows of history',
    text(rows.map((row) => [row.personId, row.attribute, row.old, row.new])),
    text(expected),
  )
}

function checkRun(
  { plan, lines, selection }: Reading,
  chosen: readonly Chosen[],
  writes: readonly ExpectedWrite[],
  before: PortalState,
  after: PortalState,
  run: Readonly<{ id: string; actor: string }>,
): void {
  const fresh = after.runs.filter((one) => !before.runs.some((known) => known.id === one.id))
  same(
    'I3',
    'the runs of one click',
    fresh.map((one) => [one.id, one.planId, one.actor]),
    [[run.id, plan.id, run.actor]],
  )
  const [made] = fresh
  if (made === undefined) return
  same('I13', 'the counts of the run', ordered(made.counts), ordered(countsOf(writes)))
  same('I13', 'the people of the run', made.people, writes.length)
  const writable = lines.filter(({ item }) =>
    ['new', 'changed', 'leaving', 'returning'].includes(item.bucket),
  ).length
  const leftOut = { held: selection.held, excluded: Math.max(0, writable - chosen.length - selection.held) }
  same('I13', 'what the run left out', made.leftOut, leftOut)
  const audit = after.audit.slice(before.audit.length).filter((one) => one.kind === 'run')
  same(
    'I8',
    'the audit rows of one run',
    audit.map((one) => [one.runId, one.actor]),
    [[run.id, run.actor]],
  )
  same(
    'I8',
    'the counts in the audit row',
    Object.values(audit[0]?.values ?? {}).sort(),
    Object.values(made.counts).map(String).sort(),
  )
}

function countsOf(writes: readonly ExpectedWrite[]): RunLine['counts'] {
  const count = (test: (one: ExpectedWrite) => boolean) => writes.filter(test).length
  return {
    created: count((one) => one.before === null),
    changed: count(
      (one) => one.before !== null && one.line.item.action === 'update' && one.status !== 'withdrawn',
    ),
    left: count((one) => one.line.item.action === 'terminate'),
    returned: count((one) => one.line.item.action === 'reactivate'),
    withdrawn: count((one) => one.status === 'withdrawn'),
    fields: writes.reduce((sum, one) => sum + fieldsOf(one), 0),
  }
}

function fieldsOf({ line }: ExpectedWrite): number {
  return line.changes.filter(({ attribute }) => attribute !== 'status' && attribute !== 'link').length
}

function ordered(counts: Readonly<Record<string, number>>): (readonly [string, number])[] {
  return Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))
}
