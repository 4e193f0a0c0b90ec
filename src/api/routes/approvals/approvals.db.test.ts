import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConnectedPortal, openConnectedPortal } from '#api/testing/connected-portal.ts'
import type { TestUser } from '#api/testing/test-portal.ts'
import type { ApprovalRule } from '#model/approval.ts'
import { applyPreview } from '#pipeline/apply-preview.ts'
import { workers } from '#pipeline/testing/scripted-hr-system.ts'
import { selectionCounts } from '#stores/plan-selection.ts'
import { findPlan } from '#stores/plan-store.ts'

type Shown = Readonly<{
  selection: { digest: string; selected: number }
  approval: null | {
    needed: number
    others: number
    approvers: string[]
    request: null | { id: string; state: string; mayDecide: boolean; mine: boolean; askedBy: string }
  }
}>
type Activity = Readonly<{ entries: { action: string; by: string }[] }>

let acme: ConnectedPortal
let ola: TestUser

beforeEach(async () => {
  acme = await openConnectedPortal(workers(1, 30))
  ola = await acme.addUser('ola@acme.example', 'admin')
})
afterEach(() => acme.close())

const nothing: ApprovalRule = { leavers: false, heldGuards: false, entityMoves: false }
const rule = (asked: Partial<ApprovalRule>, as = acme.kari) =>
  acme.call(`PUT /connections/${acme.connection.id}/approval-rule`, as, { ...nothing, ...asked })
const show = async (plan: string, as = acme.kari) => (await acme.call<Shown>(`GET /plans/${plan}`, as)).body
const ask = async (plan: string, as = acme.kari) =>
  acme.call(`POST /plans/${plan}/approval`, as, {
    selectionDigest: (await show(plan)).selection.digest,
    note: 'They have all left.',
  })
const apply = async (plan: string, more: object = {}, as = acme.kari) =>
  acme.call(`POST /plans/${plan}/apply`, as, {
    selectionDigest: (await show(plan)).selection.digest,
    ...more,
  })
async function decide(plan: string, as = ola, decision = 'approved') {
  const shown = await show(plan, as)
  return acme.call(`POST /plans/${plan}/approval/decision`, as, {
    id: shown.approval?.request?.id ?? 'none',
    selectionDigest: shown.selection.digest,
    decision,
    comment: 'I have looked.',
  })
}
const untick = (plan: string, key: string, as = acme.kari) =>
  acme.call(`POST /plans/${plan}/choices`, as, { choices: [{ key, attribute: null, choice: 'exclude' }] })

/** One leaves, one has a new title; the company wants a second person for leavers. */
async function leaverAndTitle(): Promise<string> {
  await rule({ leavers: true })
  acme.hr.change('e1', { employmentStatus: 'terminated', endDate: '2024-01-31' })
  acme.hr.change('e2', { title: 'Lead' })
  return (await acme.connection.fetchAndPreview()).id
}

describe('a second person for leavers', () => {
  it('is asked, reads the same selection, approves, and only then is anything written', async () => {
    const plan = await leaverAndTitle()
    expect((await show(plan)).approval).toMatchObject({
      needed: 1,
      others: 1,
      approvers: ['ola'],
      request: null,
    })
    expect(await apply(plan)).toMatchObject({ status: 409, body: { code: 'approval-needed' } })
    expect((await ask(plan)).status).toBe(201)
    expect(acme.portal.mailed).toMatchObject([
      { to: ['ola@acme.example'], subject: 'kari asks for your approval' },
    ])
    expect((await acme.call('GET /approvals', ola)).body).toMatchObject([
      { planId: plan, askedBy: 'kari', mine: false, lines: 1, approvers: ['ola'] },
    ])
    expect((await show(plan, ola)).approval?.request).toMatchObject({ state: 'waiting', mayDecide: true })
    expect(await apply(plan)).toMatchObject({ body: { code: 'approval-needed' } })
    expect(await decide(plan, acme.kari)).toMatchObject({ status: 403, body: { code: 'approval-own' } })
    expect((await decide(plan)).status).toBe(204)
    const applied = await apply(plan)
    expect(applied).toMatchObject({ status: 200, body: { applied: 2 } })
    expect((await acme.call(`GET /runs/${applied.body['runId']}`, acme.kari)).body).toMatchObject({
      by: 'kari',
      approval: { askedBy: 'kari', approvedBy: 'ola', comment: 'I have looked.' },
    })
    const activity = (await acme.call<Activity>('GET /activity', acme.kari)).body
    expect(activity.entries.map((one) => `${one.action} ${one.by}`)).toEqual(
      expect.arrayContaining(['approval asked kari', 'approval given ola', 'sync applied kari']),
    )
  })

  it('does not hold up what needs nobody, and the question goes on', async () => {
    const plan = await leaverAndTitle()
    await ask(plan)
    const applied = await apply(plan, { withoutApproval: true })
    expect(applied).toMatchObject({ status: 200, body: { applied: 1 } })
    const [waiting] = (await acme.call<{ planId: string }[]>('GET /approvals', ola)).body
    expect(waiting?.planId).not.toBe(plan)
    const next = waiting?.planId ?? ''
    expect((await show(next, ola)).approval).toMatchObject({
      needed: 1,
      others: 0,
      request: { state: 'waiting', askedBy: 'kari' },
    })
    expect(await apply(next)).toMatchObject({ body: { code: 'approval-needed' } })
    expect(await apply(next, { withoutApproval: true })).toMatchObject({ body: { code: 'approval-needed' } })
    await decide(next)
    expect(await apply(next)).toMatchObject({ body: { applied: 1 } })
  })

  it.each(['before it is given', 'after it was given'])(
    'is void when the selection changes %s',
    async (when) => {
      const plan = await leaverAndTitle()
      await ask(plan)
      if (when === 'after it was given') await decide(plan)
      await untick(plan, 'record:e2')
      expect((await show(plan)).approval?.request?.state).toBe('void')
      expect((await decide(plan)).body['code']).toBe('approval-void')
      expect(await apply(plan)).toMatchObject({ body: { code: 'approval-needed' } })
    },
  )

  it('is void in a plan made anew', async () => {
    const plan = await leaverAndTitle()
    await ask(plan)
    await decide(plan)
    acme.hr.change('e3', { title: 'Chief' })
    const next = (await acme.connection.fetchAndPreview()).id
    expect((await show(next)).approval?.request).toBeNull()
    expect(await apply(next)).toMatchObject({ body: { code: 'approval-needed' } })
  })

  it('declined stays unwritten, and can be asked again', async () => {
    const plan = await leaverAndTitle()
    await ask(plan)
    await decide(plan, ola, 'declined')
    expect((await show(plan)).approval?.request?.state).toBe('declined')
    expect(await apply(plan)).toMatchObject({ body: { code: 'approval-needed' } })
    await ask(plan)
    await decide(plan)
    expect(await apply(plan)).toMatchObject({ body: { applied: 2 } })
  })

  it('is checked where it is written, whatever the door', async () => {
    const plan = await leaverAndTitle()
    const { environment } = acme.portal.services
    const digest = await environment.database.inCompany(acme.company.id, async (tx) => {
      const found = await findPlan(tx, plan)
      return found === undefined ? '' : (await selectionCounts(tx, found)).digest
    })
    const by = { name: 'somebody', userId: 'x' }
    const where = { id: acme.company.id, timeZone: 'Europe/Oslo' }
    for (const click of [{ planId: plan }, { planId: plan, selectionDigest: digest }])
      expect(await applyPreview(environment, where, click, by)).toMatchObject({
        kind: 'needs approval',
        lines: 1,
        others: 1,
      })
  })
})

describe('what asks for a second person', () => {
  it('asks nobody unless it was switched on', async () => {
    acme.hr.change('e1', { employmentStatus: 'terminated', endDate: '2024-01-31' })
    const { id } = await acme.connection.fetchAndPreview()
    expect((await show(id)).approval).toBeNull()
    expect(await apply(id)).toMatchObject({ body: { applied: 1 } })
  })

  it('a held guard that one person released, and not one that two did', async () => {
    await rule({ heldGuards: true })
    for (let n = 1; n <= 6; n++)
      acme.hr.change(`e${n}`, { employmentStatus: 'terminated', endDate: '2024-01-31' })
    const { id } = await acme.connection.fetchAndPreview()
    expect((await show(id)).approval).toBeNull()
    const release = { number: 6, reason: null }
    await acme.call(`POST /plans/${id}/guards/leaving/release`, acme.kari, release)
    expect((await show(id)).approval).toMatchObject({ needed: 6, others: 0 })
    expect(await apply(id)).toMatchObject({ body: { code: 'approval-needed' } })
    await acme.call(`POST /plans/${id}/guards/leaving/release`, ola, release)
    expect((await show(id)).approval).toBeNull()
    expect(await apply(id)).toMatchObject({ body: { applied: 6 } })
  })

  it('an undo that makes somebody leave again', async () => {
    acme.hr.change('e1', { employmentStatus: 'terminated', endDate: '2024-01-31' })
    await acme.connection.synchronise()
    acme.hr.change('e1', { employmentStatus: 'active', endDate: null, startDate: '2024-06-01' })
    const back = await acme.connection.synchronise()
    await rule({ leavers: true })
    const undo = await acme.connection.undo(back.id)
    expect((await show(undo.id)).approval).toMatchObject({ needed: 1 })
    expect(await apply(undo.id)).toMatchObject({ body: { code: 'approval-needed' } })
  })

  it('is loosened by two admins only, and tightened by one', async () => {
    await rule({ leavers: true, entityMoves: true })
    const asked = await rule({})
    expect(asked.body).toMatchObject({ rule: { leavers: true }, wanted: { by: 'kari', rule: nothing } })
    expect((await rule({})).body).toMatchObject({ rule: { leavers: true, entityMoves: true } })
    expect((await rule({ leavers: true, heldGuards: true, entityMoves: true }, ola)).body).toMatchObject({
      rule: { heldGuards: true },
      wanted: null,
    })
    await rule({})
    expect((await rule({}, ola)).body).toMatchObject({ rule: nothing, wanted: null })
  })
})

describe('comments', () => {
  it('stay with the person through later previews, also those made before there was one', async () => {
    acme.hr.tell([...workers(1, 31)])
    const first = (await acme.connection.fetchAndPreview()).id
    await acme.call(`POST /plans/${first}/items/record:e31/comments`, acme.kari, {
      text: 'Begins with us in spring.',
    })
    await acme.call(`POST /plans/${first}/items/record:e31/comments`, ola, { text: 'Checked.' })
    await apply(first)
    acme.hr.change('e31', { title: 'Lead' })
    const later = (await acme.connection.fetchAndPreview()).id
    const line = (await acme.call<{ personId: string }>(`GET /plans/${later}/items/record:e31`, acme.kari))
      .body
    expect(line).toMatchObject({ comments: 2 })
    const told = (await acme.call<{ id: string }[]>(`GET /people/${line.personId}/comments`, acme.kari)).body
    expect(told).toMatchObject([
      { text: 'Begins with us in spring.', by: 'kari' },
      { text: 'Checked.', by: 'ola' },
    ])
    expect((await acme.call(`DELETE /comments/${told[0]?.id}`, ola)).status).toBe(204)
    expect((await acme.call(`GET /plans/${later}/items/record:e31/comments`, acme.kari)).body).toMatchObject([
      { text: null, erasedBy: 'ola' },
      { text: 'Checked.' },
    ])
  })

  it('are read by a finance manager and written by an admin, up to 2000 letters', async () => {
    const finance = await acme.addUser('fin@acme.example', 'finance manager')
    acme.hr.change('e1', { title: 'Lead' })
    const { id } = await acme.connection.fetchAndPreview()
    const path = `/plans/${id}/items/record:e1/comments`
    expect((await acme.call(`POST ${path}`, finance, { text: 'No' })).status).toBe(403)
    expect((await acme.call(`POST ${path}`, acme.kari, { text: 'x'.repeat(2001) })).status).toBe(422)
    expect((await acme.call(`POST ${path}`, acme.kari, { text: 'x'.repeat(2000) })).status).toBe(201)
    expect((await acme.call(`GET ${path}`, finance)).body).toHaveLength(1)
  })

  it('on a record that never became anybody go when its connection goes', async () => {
    acme.hr.tell([...workers(1, 31)])
    const { id } = await acme.connection.fetchAndPreview()
    await acme.call(`POST /plans/${id}/items/record:e31/comments`, acme.kari, { text: 'Who is this?' })
    await acme.call(`POST /connections/${acme.connection.id}/disconnect`, acme.kari, { confirmName: 'North' })
    const { rows } = await acme.portal.services.database.pool.query('select text from person_comment')
    expect(rows).toEqual([])
  })
})
