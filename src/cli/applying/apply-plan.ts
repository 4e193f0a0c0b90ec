import type { Problem } from '#api/contract/problem.ts'
import type { Receipt } from '#api/contract/registry.ts'
import type { ChosenCompany } from '../choosing/choose-company.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import { type HeldGuard, heldGuards } from '../words/held-in-words.ts'

export type Applied = Readonly<{
  plan: string
  outcome: 'applied' | 'already applied' | 'nothing to do' | 'held' | 'stale'
  receipt: Receipt | null
  held: readonly HeldGuard[]
  differences: NonNullable<Problem['differences']>
}>

/** Applies a plan as it stands; what can be expected to stand in the way is told, not thrown. */
export async function applyPlan(
  client: PortalClient,
  company: ChosenCompany,
  planId: string,
): Promise<Applied> {
  const params = { company: company.slug, plan: planId }
  const plan = await client.call('GET /companies/{company}/plans/{plan}', { params })
  const base = { plan: planId, receipt: null, held: heldGuards(plan.guards), differences: [] }
  try {
    const body = { selectionDigest: plan.selection.digest }
    const { runId } = await client.call('POST /companies/{company}/plans/{plan}/apply', { params, body })
    const receipt = await readReceipt(client, company, runId)
    return { ...base, outcome: plan.state === 'applied' ? 'already applied' : 'applied', receipt }
  } catch (error) {
    if (!(error instanceof PortalRefusal)) throw error
    switch (error.problem.code) {
      case 'plan-stale':
      case 'selection-changed':
        return { ...base, outcome: 'stale', differences: error.problem.differences ?? [] }
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
