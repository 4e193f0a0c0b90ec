import type { Ledger } from './ledger.ts'
import type { Reading } from './portal.ts'
import type { PortalPerson, PortalState } from './portal-state.ts'
import type { Chosen } from './selection.ts'
import { holds, same } from './violation.ts'

/** After an undo: everybody whom nobody touched since is as before the run, and hand edits since are as they were. */
export function checkUndone(
  ledger: Ledger,
  { plan, lines }: Reading,
  chosen: readonly Chosen[],
  after: PortalState,
): void {
  const runId = plan.undoesRun ?? ''
  const before = ledger.before.get(runId)
  if (before === undefined) return
  const rows = ledger.portal.history.filter((row) => row.runId === runId)
  const ofRun = new Set(rows.map((row) => row.personId))
  for (const { item } of lines)
    holds(
      'undo',
      item.personId !== null &&
        (ofRun.has(item.personId) || item.changes.every((one) => one.attribute === 'link')),
      () => `${item.key} was not written by the run`,
    )
  const scope = plan.inputs.undo
  for (const { item, changes } of chosen) {
    const was = before.people.get(item.personId ?? '')
    const is = after.people.get(item.personId ?? '')
    const now = ledger.portal.people.get(item.personId ?? '')
    if (is === undefined || now === undefined) continue
    for (const change of changes) checkField(rows, now, item.personId ?? '', change)
    const everything = changes.length === item.changes.length && (scope?.attribute ?? null) === null
    if (everything && untouched(ledger, runId, now)) checkBack(was, is, item.key)
  }
  checkUnlinked(ledger, plan, chosen, after)
}

/** A field is taken back only from what the run wrote. */
function checkField(
  rows: PortalState['history'],
  now: PortalPerson,
  personId: string,
  change: Chosen['changes'][number],
): void {
  if (change.attribute === 'link' || change.new === 'withdrawn') return
  const written = rows.findLast((row) => row.personId === personId && row.attribute === change.attribute)
  const current = change.attribute === 'status' ? now.status : (now.values[change.attribute] ?? null)
  same('I11', `the ${change.attribute} that an undo takes back`, current, written?.new)
  same('undo', `the ${change.attribute} that an undo brings back`, change.new, written?.old)
}

function untouched({ portal }: Ledger, runId: string, now: PortalPerson): boolean {
  return portal.history.findLast((row) => row.personId === now.id)?.runId === runId
}

function checkBack(was: PortalPerson | undefined, is: PortalPerson, key: string): void {
  if (was === undefined || was.status === 'withdrawn') {
    same('undo', `the status of ${key}, whom the run made`, is.status, 'withdrawn')
    return
  }
  same('undo', `the values of ${key}`, is.values, was.values)
  same('undo', `status and periods of ${key}`, [is.status, is.periods], [was.status, was.periods])
}

/** An undo of whole people unmakes the links that the run made of them, and no others. */
function checkUnlinked(
  ledger: Ledger,
  plan: Reading['plan'],
  chosen: readonly Chosen[],
  after: PortalState,
): void {
  const linksOf = (state: PortalState) =>
    [...state.people.values()]
      .flatMap(({ id, links }) => links.map((one) => `${one.externalId} ${id}`))
      .sort()
  const undone = new Set(chosen.map(({ item }) => item.personId))
  const whole = (plan.inputs.undo?.attribute ?? null) === null
  const made = whole ? (ledger.linkedBy.get(plan.undoesRun ?? '') ?? []) : []
  const gone = new Set(
    made.filter((one) => undone.has(one.personId)).map((one) => `${one.externalId} ${one.personId}`),
  )
  same(
    'undo',
    'the links after an undo',
    linksOf(after),
    linksOf(ledger.portal).filter((one) => !gone.has(one)),
  )
}
