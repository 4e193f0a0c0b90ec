import type { ChosenApprovalRule } from '#api/contract/approval.ts'
import { defineRoute } from '#api/define-route.ts'
import { connectionOr404 } from '#api/routes/connections/find-or-refuse.ts'
import { type AdminMember, adminsOf } from '#api/routes/plans/second-fetch.ts'
import type { Actor } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { type ApprovalRule, isSameRule, loosens } from '#model/approval.ts'
import { findApprovalRule, saveApprovalRule } from '#stores/approval-store.ts'
import { recordEvent } from '#stores/audit-store.ts'
import type { Tx } from '#stores/transaction.ts'

async function show(
  tx: Tx,
  connectionId: string,
  actor: Actor,
  admins: readonly AdminMember[],
): Promise<ChosenApprovalRule> {
  const { rule, wanted } = await findApprovalRule(tx, connectionId)
  return {
    rule,
    wanted:
      wanted === null
        ? null
        : { rule: wanted.rule, by: wanted.by, at: wanted.at, mine: wanted.userId === actor.id },
    otherAdmins: admins.filter((one) => one.userId !== actor.id).length,
  }
}

export const getApprovalRuleRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/approval-rule',
  async ({ company, params, services, actor }) => {
    const admins = await adminsOf(services, company.id)
    return services.environment.database.inCompany(company.id, async (tx) => {
      await connectionOr404(tx, params.connection)
      return show(tx, params.connection, actor, admins)
    })
  },
)

/** Asking for more counts at once. Asking for less would let one person pass the other by, so two have to want it. */
export const putApprovalRuleRoute = defineRoute(
  'PUT /companies/{company}/connections/{connection}/approval-rule',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const admins = await adminsOf(services, company.id)
    const others = admins.filter((one) => one.userId !== actor.id)
    return environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection, true)
      const { rule, wanted } = await findApprovalRule(tx, connection.id)
      const agreed =
        wanted !== null &&
        wanted.userId !== actor.id &&
        actor.kind === 'user' &&
        isSameRule(wanted.rule, body)
      const alone = actor.kind === 'user' && others.length === 0
      if (loosens(body, rule) && others.length === 0) throw new AppError('nobody-to-approve')
      const counts = !loosens(rule, body) || agreed || alone
      if (isSameRule(rule, body) && wanted === null) return show(tx, connection.id, actor, admins)
      const place = { companyId: company.id, connectionId: connection.id }
      const by = { actor: actor.name, userId: actor.id, at: environment.clock.now() }
      await saveApprovalRule(tx, place, counts ? { rule: body, wanted: null } : { rule, wanted: body }, by)
      await recordEvent(tx, company.id, by.at, {
        kind: 'settings',
        action: counts ? 'approvals set' : 'approvals asked to loosen',
        actor: actor.name,
        subject: connection.name,
        values: { parts: partsOf(body) },
      })
      return show(tx, connection.id, actor, admins)
    })
  },
)

function partsOf(rule: ApprovalRule): string {
  return Object.entries(rule)
    .filter(([, asked]) => asked)
    .map(([part]) => part)
    .join(', ')
}
