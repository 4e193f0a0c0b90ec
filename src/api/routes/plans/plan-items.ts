import type { ParsedBodyOf } from '#api/contract/index.ts'
import type { ItemQuery } from '#api/contract/preview.ts'
import { defineRoute } from '#api/define-route.ts'
import { maySee } from '#api/present/may-see.ts'
import { planOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { AppError } from '#model/app-error.ts'
import { isFixed } from '#model/person-facts.ts'
import { explainItem } from '#pipeline/explain-item.ts'
import { publishIn } from '#stores/event-hub.ts'
import type { PageStart } from '#stores/plan-pages.ts'
import {
  type Choice,
  type ChosenItem,
  choicePlace,
  listItems,
  pageOfItems,
  rememberChoices,
  rememberForAll,
  selectionCounts,
} from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { changeFingerprint } from '#stores/plan-store.ts'
import { isUnordered, readOutline } from '#stores/read-outline.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { findRun } from '#stores/run-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { offsetOf } from '../people/people.ts'
import { labelItems } from './label-items.ts'

function filterOf(query: Partial<ItemQuery>) {
  const { bucket, search, attribute, legalEntity, flag, selected } = query
  return { bucket, search, attribute, legalEntity, flag, selected }
}

export const getItemsRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}/items',
  async ({ company, params, query, services: { environment, log } }) => {
    requireAllEntities(company)
    const { database } = environment
    const page = await database.inCompany(company.id, async (tx) => {
      const plan = await planOr404(tx, params.plan)
      const { items, total, next } = await pageOfItems(tx, plan, {
        filter: filterOf(query),
        sort: query.sort,
        start: startOf(query.cursor),
        limit: query.limit,
      })
      return {
        items: await labelItems(tx, company, plan, items),
        total,
        nextCursor: next === null ? null : cursorOf(next),
      }
    })
    if (page.nextCursor !== null && isUnordered(params.plan, query.sort))
      database
        .inCompany(company.id, (tx) => readOutline(tx, params.plan, query.sort))
        .catch((err: unknown) => log.warn({ err }, 'the next pages of a preview could not be ordered ahead'))
    return page
  },
)

const placeSign = 'at-'

function cursorOf(start: PageStart): string {
  return 'skip' in start ? String(start.skip) : `${placeSign}${start.place}`
}

/** A plain number jumps over so many lines; what an answer gave goes on where its page ended. */
function startOf(cursor = '0'): PageStart {
  return cursor.startsWith(placeSign)
    ? { place: offsetOf(cursor.slice(placeSign.length)) }
    : { skip: offsetOf(cursor) }
}

async function itemOr404(tx: Tx, plan: PlanRecord, key: string): Promise<ChosenItem> {
  const { items } = await listItems(tx, plan, {
    filter: {},
    sort: 'bucket',
    offset: 0,
    limit: 1,
    keys: [key],
  })
  const [found] = items
  if (found === undefined) throw new AppError('not-found')
  return found
}

export const getItemRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}/items/{key}',
  ({ company, params, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const plan = await planOr404(tx, params.plan)
      const [item] = await labelItems(tx, company, plan, [await itemOr404(tx, plan, params.key)])
      if (item === undefined) throw new AppError('not-found')
      return item
    })
  },
)

export const getExplanationRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}/items/{key}/explanation',
  ({ company, params, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const plan = await planOr404(tx, params.plan)
      return explainItem(tx, plan, (await itemOr404(tx, plan, params.key)).item, (field) =>
        maySee(company, field),
      )
    })
  },
)

export const postChoicesRoute = defineRoute(
  'POST /companies/{company}/plans/{plan}/choices',
  ({ company, params, body, services: { environment }, actor }) =>
    environment.database.inCompany(company.id, async (tx) => {
      // A tick waits for a click that is being applied, so that exactly what was read is written.
      await companyVersions(tx, company.id, true)
      const plan = await planOr404(tx, params.plan)
      if (plan.state !== 'open') throw new AppError('plan-stale')
      // An undo has no memory of its own: its lines are chosen under the connection they came from.
      const place = { companyId: company.id, connectionId: choicePlace(plan) ?? plan.id }
      await refuseWhole(tx, plan, body)
      const by = { actor: actor.name, at: environment.clock.now() }
      if (body.all !== undefined)
        await rememberForAll(tx, plan, place, filterOf(body.all.query), body.all.choice, by)
      if (body.choices !== undefined)
        await rememberChoices(tx, place, await fingerprinted(tx, plan, body.choices), by)
      await publishIn(tx, company.id, { name: 'plan', data: { planId: plan.id } })
      return selectionCounts(tx, plan)
    }),
)

/** What somebody decided by hand hangs together; only single values of it can be left out. */
async function refuseWhole(
  tx: Tx,
  plan: PlanRecord,
  body: ParsedBodyOf<'POST /companies/{company}/plans/{plan}/choices'>,
): Promise<void> {
  const { all, choices = [] } = body
  const whole = all !== undefined || choices.some((one) => one.attribute === null)
  const undone = plan.undoesRun === null ? undefined : await findRun(tx, plan.undoesRun)
  if ((plan.kind === 'hand' || undone?.kind === 'hand') && whole) throw new AppError('hangs-together')
  if (choices.some((one) => one.attribute !== null && isFixed(one.attribute)))
    throw new AppError('hangs-together')
}

type Asked = Readonly<{ key: string; attribute: string | null; choice: 'include' | 'exclude' }>

async function fingerprinted(tx: Tx, plan: PlanRecord, asked: readonly Asked[]): Promise<Choice[]> {
  const keys = asked.map((one) => one.key)
  const { items } = await listItems(tx, plan, {
    filter: {},
    sort: 'bucket',
    offset: 0,
    limit: keys.length,
    keys,
  })
  const lines = new Map(items.map((line) => [line.item.key, line]))
  return asked.flatMap((one) => {
    const line = lines.get(one.key)
    if (line === undefined) throw new AppError('not-found')
    if (one.attribute === null) return [{ ...one, fingerprint: line.fingerprint }]
    const change = line.item.changes.find((each) => each.attribute === one.attribute)
    if (change === undefined) throw new AppError('not-found')
    const field: Choice = { ...one, fingerprint: changeFingerprint(change) }
    return [field, ...lineChoice(line, one)]
  })
}

/** Ticking a field of an unticked line ticks the line for that field; unticking the last one unticks the line. */
function lineChoice(line: ChosenItem, asked: Asked): Choice[] {
  if (line.item.changes.some((one) => isFixed(one.attribute))) return []
  const { item } = line
  const others = item.changes.filter((one) => one.attribute !== asked.attribute)
  const stillTicked = others.some((one) => {
    const choice = line.fieldChoices[one.attribute]
    return choice?.fingerprint === changeFingerprint(one)
      ? choice.choice === 'include'
      : line.included || one.preticked
  })
  const base = { key: item.key, attribute: null, fingerprint: line.fingerprint }
  if (asked.choice === 'exclude') return stillTicked ? [] : [{ ...base, choice: 'exclude' }]
  if (line.selected) return []
  const unticked = others.map(
    (one): Choice => ({
      key: item.key,
      attribute: one.attribute,
      fingerprint: changeFingerprint(one),
      choice: 'exclude',
    }),
  )
  return [...unticked, { ...base, choice: 'include' }]
}
