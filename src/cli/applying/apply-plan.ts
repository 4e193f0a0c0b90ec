import type { Preview } from '#api/contract/preview.ts'
import type { Problem } from '#api/contract/problem.ts'
import type { Receipt } from '#api/contract/registry.ts'
import type { ChosenCompany } from '../choosing/choose-company.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import { type HeldGuard, heldGuards } from '../words/held-in-words.ts'

export type Applied = Readonly<{
  plan: string
  outcome: 'applied' | 'already applied' | 'nothing to do' | 'held' | 'needs approval' | 'stale'
  receipt: Receipt | null
  held: readonly HeldGuard[]
  differences: NonNullable<Problem['differences']>
  /** What of the selection needs a second person, where anything does. */
  approval: Preview['approval'] | null
}>

/** Applies a plan as it stands; what can be expected to stand in the way is told, not thrown. */
export async function applyPlan(
  client: PortalClient,
  company: ChosenCompany,
  planId: string,
  withoutApproval = false,
): Promise<Applied> {
  const params = { company: company.slug, plan: planId }
  const plan = await client.call('GET /companies/{company}/plans/{plan}', { params })
  const base = { plan: planId, receipt: null, held: heldGuards(plan.guards), differences: [], approval: null }
  try {
    const body = { selectionDigest: plan.selection.digest, withoutApproval }
    const { runId } = await client.call('POST /companies/{company}/plans/{plan}/apply', { params, body })
    const receipt = await readReceipt(client, company, runId)
    const waits = withoutApproval ? (plan.approval ?? null) : null
    const outcome = plan.state === 'applied' ? 'already applied' : 'applied'
    return { ...base, outcome, receipt, approval: waits }
  } catch (error) {
    if (!(error instanceof PortalRefusal)) throw error
    switch (error.problem.code) {
      case 'plan-stale':
      case 'selection-changed':
        return { ...base, outcome: 'stale', differences: error.problem.differences ?? [] }
      case 'approval-needed':
        return { ...base, outcome: 'needs approval', approval: plan.approval ?? null }
      case 'nothing-selected':
        return { ...base, outcome: plan.selection.held > 0 ? 'held' : 'nothing to do' }
      default:
        throw error
    }
  }
}

async function readReceipt(client: PortalClient, company: ChosenCompany, run: string): Promise<Receipt> {
  return client.call('GET /companies/{company}/runs/{run}', { params: { company: company.slug, run } })
}
