import { defineRoute } from '#api/define-route.ts'
import { planOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import type { Services } from '#api/services.ts'
import type { Actor, CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { isUuid } from '#model/is-uuid.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type CommentedOn, eraseComment, insertComment, listComments } from '#stores/comment-store.ts'
import { findPerson } from '#stores/people-store.ts'
import { listItems } from '#stores/plan-selection.ts'
import type { Tx } from '#stores/transaction.ts'

async function lineOr404(tx: Tx, planId: string, key: string): Promise<CommentedOn> {
  const plan = await planOr404(tx, planId)
  const query = { filter: {}, sort: 'bucket', offset: 0, limit: 1, keys: [key] } as const
  const [line] = (await listItems(tx, plan, query)).items
  if (line === undefined) throw new AppError('not-found')
  const { personId, externalId } = line.item
  return { personId, connectionId: plan.connectionId, externalId }
}

async function personOr404(tx: Tx, company: CompanyAccess, id: string): Promise<CommentedOn> {
  const found = await findPerson(tx, id, company.legalEntityIds)
  if (found === undefined) throw new AppError('not-found')
  return { personId: found.line.id, connectionId: null, externalId: null }
}

/** The text stays out of the activity, which cannot be erased. */
async function write(
  tx: Tx,
  { environment }: Services,
  company: CompanyAccess,
  actor: Actor,
  about: CommentedOn,
  text: string,
) {
  const at = environment.clock.now()
  await insertComment(tx, company.id, about, { text, by: actor.name, userId: actor.id, at })
  await recordEvent(tx, company.id, at, {
    kind: 'people',
    action: 'commented',
    actor: actor.name,
    subject: about.personId,
  })
  return listComments(tx, about)
}

export const getLineCommentsRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}/items/{key}/comments',
  ({ company, params, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) =>
      listComments(tx, await lineOr404(tx, params.plan, params.key)),
    )
  },
)

export const postLineCommentRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/items/{key}/comments',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const comments = await environment.database.inCompany(company.id, async (tx) =>
      write(tx, services, company, actor, await lineOr404(tx, params.plan, params.key), body.text),
    )
    await environment.events.publish(company.id, { name: 'plan', data: { planId: params.plan } })
    return comments
  },
)

export const getPersonCommentsRoute = defineRoute(
  'GET /companies/{company}/people/{person}/comments',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) =>
      listComments(tx, await personOr404(tx, company, params.person)),
    ),
)

export const postPersonCommentRoute = defineRoute(
  'POST /companies/{company}/people/{person}/comments',
  ({ company, params, body, services, actor }) =>
    services.environment.database.inCompany(company.id, async (tx) =>
      write(tx, services, company, actor, await personOr404(tx, company, params.person), body.text),
    ),
)

export const deleteCommentRoute = defineRoute(
  'DELETE /companies/{company}/comments/{comment}',
  ({ company, params, services: { environment }, actor }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const at = environment.clock.now()
      const by = { actor: actor.name, at }
      const erased = isUuid(params.comment) && (await eraseComment(tx, params.comment, by))
      if (!erased) throw new AppError('not-found')
      const event = { kind: 'people', action: 'comment erased', actor: actor.name, subject: null } as const
      await recordEvent(tx, company.id, at, event)
      return undefined
    }),
)
