import type { Bucket, PlanItem } from '#model/plan.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { itemFingerprint } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'
import type { Environment } from './environment.ts'
import { loadPlanning, type PlanningCompany, planningSource } from './load-planning.ts'
import { planFrom } from './make-plan.ts'
import { covers, keptFields } from './stage/kept-fields.ts'

/** A line that settings would make otherwise; null where there is no line. */
export type TriedLine = Readonly<{ key: string; name: string; before: Bucket | null; after: Bucket | null }>

export type SettingsTrial = Readonly<{
  /** Other people or fields are chosen, which nothing that was read can show: only the next fetch can. */
  fetchNeeded: boolean
  before: Readonly<Partial<Record<Bucket, number>>>
  after: Readonly<Partial<Record<Bucket, number>>>
  lines: readonly TriedLine[]
  total: number
}>

const MOST_LINES = 50

/** What other settings would make of the newest complete fetch, beside what the present ones make. Writes nothing. */
export async function trySettings(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  tried: ConnectionSettings,
): Promise<SettingsTrial | undefined> {
  const source = await planningSource(tx, environment, company, connection)
  if (source === undefined) return undefined
  const sameFilter = JSON.stringify(tried.filter) === JSON.stringify(source.settings.filter)
  if (!sameFilter || !covers(keptFields(source.settings), keptFields(tried)))
    return { fetchNeeded: true, before: {}, after: {}, lines: [], total: 0 }
  const input = await loadPlanning(tx, environment, company, connection, source)
  const now = planFrom(input)
  const then = planFrom({ ...input, settings: tried })
  const lines = otherLines(now.items, then.items)
  return {
    fetchNeeded: false,
    before: now.counts.byBucket,
    after: then.counts.byBucket,
    lines: lines.slice(0, MOST_LINES),
    total: lines.length,
  }
}

function otherLines(before: readonly PlanItem[], after: readonly PlanItem[]): TriedLine[] {
  const earlier = new Map(before.map((item) => [item.key, item]))
  const later = new Set(after.map((item) => item.key))
  const changed = after.flatMap((item): TriedLine[] => {
    const was = earlier.get(item.key)
    if (was !== undefined && itemFingerprint(was) === itemFingerprint(item)) return []
    return [{ key: item.key, name: item.name, before: was?.bucket ?? null, after: item.bucket }]
  })
  const gone = before.filter((item) => !later.has(item.key))
  return [...changed, ...gone.map(({ key, name, bucket }) => ({ key, name, before: bucket, after: null }))]
}
