import type { Failure } from '#model/failure.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { selectionCounts } from '#stores/plan-selection.ts'
import { newestOpenPlan, type PlanRecord } from '#stores/plan-store.ts'
import { listSnapshots, type SnapshotDetail } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'

export type StatusWord =
  | 'set-up unfinished'
  | 'fetching'
  | 'ready'
  | 'changes waiting'
  | 'needs attention'
  | 'reconnect'
  | 'paused'
  | 'disconnected'

/** How a connection stands: one word, and what it rests on. */
export type ConnectionStatus = Readonly<{
  state: StatusWord
  running: SnapshotDetail | undefined
  newest: SnapshotDetail | undefined
  lastGood: SnapshotDetail | undefined
  plan: PlanRecord | undefined
  /** Lines that wait for a click or a decision. */
  waiting: number | null
}>

export async function connectionStatus(tx: Tx, connection: ConnectionRecord): Promise<ConnectionStatus> {
  const snapshots = await listSnapshots(tx, connection.id, 30)
  const running = snapshots.find((one) => one.state === 'fetching')
  const newest = snapshots.find((one) => one.state !== 'fetching')
  const lastGood = snapshots.find(
    (one) => one.state === 'complete' && (one.kind === 'regular' || connection.setupStep !== 'done'),
  )
  const plan = await newestOpenPlan(tx, connection.id)
  const waiting = plan === undefined ? null : await waitingIn(tx, plan)
  return {
    state: stateOf(connection, { running, newest, waiting }),
    running,
    newest,
    lastGood,
    plan,
    waiting,
  }
}

function stateOf(
  connection: ConnectionRecord,
  facts: Readonly<{
    running: SnapshotDetail | undefined
    newest: SnapshotDetail | undefined
    waiting: number | null
  }>,
): StatusWord {
  if (connection.disconnectedAt !== null) return 'disconnected'
  if (connection.setupStep !== 'done') return 'set-up unfinished'
  if (connection.pausedAt !== null) return 'paused'
  if (connection.failure?.kind === 'credentials') return 'reconnect'
  if (facts.running !== undefined) return 'fetching'
  if (isTrouble(connection.failure, facts.newest)) return 'needs attention'
  return (facts.waiting ?? 0) > 0 ? 'changes waiting' : 'ready'
}

function isTrouble(failure: Failure | null, newest: SnapshotDetail | undefined): boolean {
  return failure !== null || (newest !== undefined && newest.state !== 'complete')
}

async function waitingIn(tx: Tx, plan: PlanRecord): Promise<number> {
  const { selectable } = await selectionCounts(tx, plan)
  return selectable + (plan.counts.byBucket['needs a match'] ?? 0)
}
