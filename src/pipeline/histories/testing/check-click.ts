import type { ApplyOutcome } from '../../apply/apply-plan.ts'
import { hasLeft, sentValue, worksOn } from './hr-record.ts'
import { dayOf, dayThere, type Ledger, newestTruth, southZone } from './ledger.ts'
import type { Reading } from './portal.ts'
import type { Chosen } from './selection.ts'
import { holds, same } from './violation.ts'

/** A click that went through was about what is still so. */
export function checkNotStale(ledger: Ledger, reading: Reading, chosen: readonly Chosen[]): void {
  const { plan } = reading
  same('I3', 'the state of a plan that was applied', plan.state, 'open')
  holds('I3', !ledger.runOf.has(plan.id), () => `plan ${plan.id} is applied a second time`)
  for (const { item } of chosen) {
    const version = item.personId === null ? null : ledger.portal.people.get(item.personId)?.version
    same('I11', `the version of the person of ${item.key}, as displayed`, item.personVersion, version)
  }
  if (plan.kind === 'sync') checkStillTrue(ledger, plan, chosen)
}

function checkStillTrue(ledger: Ledger, plan: Reading['plan'], chosen: readonly Chosen[]): void {
  same(
    'I4',
    'the connection of a plan that was applied',
    ledger.connected ? ledger.connectionId : null,
    plan.connectionId,
  )
  const truth = newestTruth(ledger)
  same('I4', 'the filter of what was applied', truth?.filter, ledger.settings.filter)
  for (const { item, changes } of chosen) {
    const record = truth?.records.get(item.externalId ?? '')
    holds(
      'I4',
      record !== undefined,
      () => `${item.key} was applied though the newest snapshot has no such record`,
    )
    if (record === undefined) continue
    for (const change of changes)
      if (change.source !== null)
        same(
          'I4',
          `the source of ${change.attribute} of ${item.key}, as displayed`,
          change.source.value,
          sentValue(record, change.source.field),
        )
    const told = () =>
      `${item.key} was applied as ${item.action}: ${record.status}, ${record.startDate} to ${record.endDate}`
    if (item.action === 'create' || item.action === 'reactivate')
      holds('rule 8', worksOn(record, dayOf(ledger, record)), told)
    if (item.action === 'terminate')
      holds(
        'rule 8',
        hasLeft(record, dayOf(ledger, record)) || hasLeft(record, dayThere(southZone, ledger.at)),
        told,
      )
  }
}

/** Where nothing moved since it was read, a click goes through. */
export function checkRefusal(
  ledger: Ledger,
  reading: Reading,
  chosen: readonly Chosen[],
  outcome: ApplyOutcome,
): void {
  const shown = ledger.shown.find((one) => one.plan.id === reading.plan.id)
  const unmoved = shown?.moves === ledger.moves && reading.plan.state === 'open'
  if (outcome.kind === 'stale')
    holds(
      'no failure',
      !unmoved,
      () => `refused as stale though nothing moved: ${JSON.stringify(outcome.differences)}`,
    )
  if (outcome.kind === 'nothing selected' && reading.plan.state === 'open')
    same(
      'I2',
      'the lines of a click that selected nothing',
      chosen.map(({ item }) => item.key),
      [],
    )
}
