import { defineRoute } from '#api/define-route.ts'
import { approversOf } from '#api/present/present-approval.ts'
import { planOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { adminsOf } from '#api/routes/plans/second-fetch.ts'
import { AppError } from '#model/app-error.ts'
import { sendApprovalNotice } from '#notices/send-approval-notice.ts'
import { askApproval, decideOnApproval } from '#pipeline/ask-approval.ts'
import { waitingApprovals } from '#stores/approval-store.ts'
import { findConnection } from '#stores/connection-store.ts'
import { selectionCounts } from '#stores/plan-selection.ts'

/** Requests that can still be decided: their plan is open and its selection is the one that was asked about. */
export const listApprovalsRoute = defineRoute(
  'GET /companies/{company}/approvals',
  async ({ company, services, actor }) => {
    requireAllEntities(company)
    const admins = await adminsOf(services, company.id)
    return services.environment.database.inCompany(company.id, async (tx) => {
      const found = []
      for (const one of await waitingApprovals(tx)) {
        const plan = await planOr404(tx, one.planId)
        if ((await selectionCounts(tx, plan)).digest !== one.digest) continue
        const connection = one.connectionId === null ? undefined : await findConnection(tx, one.connectionId)
        found.push({
          id: one.id,
          planId: one.planId,
          connectionName: connection?.name ?? null,
          lines: one.lines,
          askedBy: one.askedBy,
          askedAt: one.askedAt,
          mine: one.askedById === actor.id,
          approvers: approversOf(one.askedById, admins),
        })
      }
      return found
    })
  },
)

export const postApprovalRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/approval',
  async ({ company, params, body, services, actor }) => {
    if (actor.kind !== 'user') throw new AppError('approval-by-person')
    const { environment } = services
    const others = (await adminsOf(services, company.id)).filter((one) => one.userId !== actor.id)
    if (others.length === 0) throw new AppError('nobody-to-approve')
    const by = { name: actor.name, userId: actor.id }
    const at = environment.clock.now()
    const asked = await environment.database.inCompany(company.id, (tx) =>
      askApproval(tx, {
        companyId: company.id,
        planId: params.plan,
        selectionDigest: body.selectionDigest,
        note: body.note === '' ? null : body.note,
        by,
        at,
      }),
    )
    switch (asked.kind) {
      case 'asked':
        await environment.events.publish(company.id, { name: 'plan', data: { planId: params.plan } })
        await sendApprovalNotice(services, company, { planId: params.plan, askedBy: actor.name, to: others })
        return { id: asked.id }
      case 'not found':
        throw new AppError('not-found')
      case 'stale':
        throw new AppError('plan-stale')
      case 'selection changed':
        throw new AppError('selection-changed')
      case 'not needed':
        throw new AppError('approval-not-needed')
    }
  },
)

export const postApprovalDecisionRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/approval/decision',
  async ({ company, params, body, services: { environment }, actor }) => {
    if (actor.kind !== 'user') throw new AppError('approval-by-person')
    const outcome = await environment.database.inCompany(company.id, (tx) =>
      decideOnApproval(tx, {
        ...body,
        comment: body.comment === '' ? null : body.comment,
        companyId: company.id,
        planId: params.plan,
        by: { name: actor.name, userId: actor.id },
        at: environment.clock.now(),
      }),
    )
    switch (outcome.kind) {
      case 'decided':
        await environment.events.publish(company.id, { name: 'plan', data: { planId: params.plan } })
        return undefined
      case 'not found':
        throw new AppError('not-found')
      case 'void':
        throw new AppError('approval-void')
      case 'own':
        throw new AppError('approval-own')
    }
  },
)
