import { defineRoute } from '#api/define-route.ts'
import { planOr404 } from '#api/routes/connections/find-or-refuse.ts'
import type { Services } from '#api/services.ts'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import type { CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { listedDifferences } from '#pipeline/apply/differences.ts'
import { applyPreview, planAgain } from '#pipeline/apply-preview.ts'
import { carryRequest, waitingRequest } from '#pipeline/ask-approval.ts'
import type { ActingAs, Environment } from '#pipeline/environment.ts'
import { makePreview } from '#pipeline/run-pipeline.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { listConnections } from '#stores/connection-store.ts'
import { recordDecisions } from '#stores/decision-store.ts'
import { recordRelease } from '#stores/guard-release-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { findRun, type RunRecord } from '#stores/run-store.ts'
import { showPreview } from './open-preview.ts'
import { adminCount, isSecondFetch } from './second-fetch.ts'

export const postMatchesRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/matches',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const connectionId = await environment.database.inCompany(company.id, async (tx) => {
      const plan = await planOr404(tx, params.plan)
      if (plan.connectionId === null || plan.kind !== 'sync') throw new AppError('not-found')
      await companyVersions(tx, company.id, true)
      const by = { actor: actor.name, at: environment.clock.now() }
      await recordDecisions(
        tx,
        { companyId: company.id, connectionId: plan.connectionId },
        body.decisions,
        by,
      )
      await recordEvent(tx, company.id, by.at, {
        kind: 'people',
        action: 'matches decided',
        actor: actor.name,
        subject: null,
        values: { decisions: String(body.decisions.length) },
      })
      return plan.connectionId
    })
    const made = await makePreview(environment, company, connectionId, { name: actor.name, userId: actor.id })
    if (made.kind !== 'preview') throw new AppError('no-snapshot')
    return showPreview(services, company, made.plan.id, actor)
  },
)

export const postGuardReleaseRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/guards/{guard}/release',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const at = environment.clock.now()
    const admins = await adminCount(services, company.id)
    await environment.database.inCompany(company.id, async (tx) => {
      await companyVersions(tx, company.id, true)
      const plan = await planOr404(tx, params.plan)
      const guard = plan.guards.find((one) => one.guard === params.guard)
      if (
        guard === undefined ||
        plan.connectionId === null ||
        (guard.verdict !== 'held' && guard.verdict !== 'hard-held')
      ) {
        throw new AppError('not-found')
      }
      if (body.number !== guard.count) throw new AppError('wrong-number')
      const reason = body.reason?.trim() || null
      if (guard.verdict === 'hard-held' && reason === null) throw new AppError('reason-missing')
      const second = admins === 1 && guard.verdict === 'hard-held' && (await isSecondFetch(tx, plan, guard))
      await recordRelease(tx, {
        companyId: company.id,
        connectionId: plan.connectionId,
        guard,
        snapshotId: plan.snapshotId,
        number: body.number,
        reason,
        actor: actor.name,
        userId: second ? 'second-fetch' : actor.id,
        at,
      })
      await recordEvent(tx, company.id, at, {
        kind: 'people',
        action: 'guard released',
        actor: actor.name,
        subject: guard.guard,
        values: { number: String(body.number), reason: reason ?? '' },
      })
    })
    await environment.events.publish(company.id, { name: 'plan', data: { planId: params.plan } })
    return showPreview(services, company, params.plan, actor)
  },
)

export const postApplyRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/apply',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const { withoutApproval = false } = body
    const click = { planId: params.plan, selectionDigest: body.selectionDigest, withoutApproval }
    const by = { name: actor.name, userId: actor.id }
    const asked = withoutApproval
      ? await environment.database.inCompany(company.id, async (tx) =>
          waitingRequest(tx, await planOr404(tx, params.plan)),
        )
      : undefined
    const outcome = await applyPreview(environment, company, click, by)
    switch (outcome.kind) {
      case 'applied':
      case 'already applied': {
        const { run } = outcome
        if (outcome.kind === 'applied') await previewWhatWaits(services, company, run, { by, asked })
        const { created, changed, left, returned, withdrawn } = run.counts
        return { runId: run.id, number: run.number, applied: created + changed + left + returned + withdrawn }
      }
      case 'stale':
        throw new AppError('plan-stale', { extras: { differences: outcome.differences } })
      case 'selection changed':
        throw new AppError('selection-changed')
      case 'nothing selected':
        throw new AppError('nothing-selected')
      case 'needs approval':
        throw new AppError('approval-needed')
      case 'not found':
        throw new AppError('not-found')
    }
  },
)

/**
 * What still waits, or waits again after an undo, stands on the landing page at once. The run is applied whether or
 * not this succeeds.
 */
async function previewWhatWaits(
  { environment, log }: Services,
  company: CompanyAccess,
  run: RunRecord,
  { by, asked }: Readonly<{ by: ActingAs; asked: Awaited<ReturnType<typeof waitingRequest>> }>,
): Promise<void> {
  try {
    const connectionId = await connectionBehind(environment, company, run)
    if (connectionId === null) return await previewAll(environment, company, by)
    const made = await makePreview(environment, company, connectionId, by)
    if (asked !== undefined && made.kind === 'preview')
      await environment.database.inCompany(company.id, (tx) => carryRequest(tx, company.id, asked, made.plan))
    await refreshStatus(environment, company.id, connectionId, run.connectionId !== null)
  } catch (error) {
    log.error({ err: error, runId: run.id }, 'the preview after a run could not be made')
  }
}

/** Two people who became one may come from any connection. */
async function previewAll(environment: Environment, company: CompanyAccess, by: ActingAs): Promise<void> {
  const connections = await environment.database.inCompany(company.id, listConnections)
  for (const { id, setupStep } of connections) {
    if (setupStep !== 'done') continue
    await makePreview(environment, company, id, by)
    await refreshStatus(environment, company.id, id)
  }
}

async function connectionBehind(
  environment: Environment,
  company: CompanyAccess,
  { connectionId, undoesRun }: RunRecord,
): Promise<string | null> {
  if (connectionId !== null || undoesRun === null) return connectionId
  const undone = await environment.database.inCompany(company.id, (tx) => findRun(tx, undoesRun))
  return undone?.connectionId ?? null
}

export const postDifferencesRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/differences',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const plan = await planOr404(tx, params.plan)
      const now = await planAgain(tx, environment, company, plan)
      const found = now === null ? [] : await listedDifferences(tx, plan, now)
      return { differences: found.slice(0, 100), total: found.length }
    }),
)
