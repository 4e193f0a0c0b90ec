import { attributeById } from '#model/attributes.ts'
import type { Bucket, PersonEvent, Plan, PlanAction, PlanItem } from '#model/plan.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import type { Look, Outcome, Situation } from '../situation.ts'

/** product.md: what each bucket does, and what it is called unless the situation says otherwise. */
const usual: Readonly<Record<Bucket, readonly [PlanAction, PersonEvent]>> = {
  new: ['create', 'joiner'],
  changed: ['update', 'mover'],
  leaving: ['terminate', 'leaver'],
  returning: ['reactivate', 'returner'],
  'coming up': ['hold', 'future joiner'],
  'needs a match': ['none', 'link'],
  'outside the filter': ['none', 'none'],
  'no longer visible': ['none', 'none'],
  blocked: ['none', 'none'],
}

/** Every way in which a plan is not what a person of HR was told to expect; nothing where it is. */
export function judgePlan(look: Look, plan: Plan, settings: ConnectionSettings): string[] {
  const items = new Map(plan.items.map((item) => [labelOf(item), item]))
  const expected = Object.entries(look.expect)
  const quiet = expected.filter(([, { is }]) => is === 'unchanged' || is === 'left before')
  const unlisted = [...items.keys()].filter((label) => look.expect[label] === undefined)
  const leftBefore = quiet.filter(([, { is }]) => is === 'left before').length
  return [
    ...expected.flatMap(([label, outcome]) => judgeLine(label, outcome, items.get(label), settings)),
    ...unlisted.map((label) => `${label}: not expected, but shown as ${items.get(label)?.bucket}`),
    ...differ('people who left before', leftBefore, plan.counts.leftBefore),
  ]
}

/** Guards that are not clear must be named by the situation, and the other way round. */
export function judgeGuards(situation: Situation, plan: Plan): string[] {
  const held = plan.guards.filter((one) => one.verdict !== 'clear').map((one) => [one.guard, one.verdict])
  return differ('guards', situation.held ?? {}, Object.fromEntries(held))
}

/** Records that a plan writes to, or fills in as, somebody whom they are not. */
export function wrongMerges(look: Look, plan: Plan): string[] {
  return plan.items.flatMap((item) => {
    const truth = truthOf(look.expect[labelOf(item)])
    const claimed = [item.personId, ...item.candidates.flatMap((one) => (one.proposed ? [one.personId] : []))]
    const wrong = claimed.filter((id) => id !== null && item.key.startsWith('record:') && id !== truth)
    return wrong.map((id) => `${labelOf(item)} is ${truth}, not ${id}`)
  })
}

/** People of the portal whom a record really is, and whom nothing in the plan connects with it. */
export function silentMisses(look: Look, plan: Plan): string[] {
  return Object.entries(look.expect).flatMap(([label, outcome]) => {
    const truth = truthOf(outcome)
    const item = plan.items.find((one) => labelOf(one) === label)
    const quiet = outcome.is === 'unchanged' || outcome.is === 'left before'
    if (item === undefined) return quiet ? [] : [`${label}: nothing is shown`]
    const shown = [item.personId, ...item.candidates.map((one) => one.personId)]
    const said = truth === 'nobody' || shown.includes(truth) || item.bucket === 'blocked'
    return said || (item.flags.includes('look-alike') && !item.preticked) ? [] : [`${label}: is ${truth}`]
  })
}

function truthOf(outcome: Outcome | undefined): string {
  return outcome?.truly ?? outcome?.who ?? outcome?.proposes ?? 'nobody'
}

function labelOf({ key }: PlanItem): string {
  return key.replace(/^(record|person):/, '').replace('@coming-up', ' later')
}

function judgeLine(
  label: string,
  expected: Outcome,
  item: PlanItem | undefined,
  settings: ConnectionSettings,
): string[] {
  if (expected.is === 'unchanged' || expected.is === 'left before')
    return item === undefined ? [] : [`${label}: nothing expected, but shown as ${item.bucket}`]
  if (item === undefined) return [`${label}: ${expected.is} expected, nothing is shown`]
  const [action, event] = usual[expected.is]
  const proposed = item.candidates.filter((one) => one.proposed).map((one) => one.personId)
  const offered = item.candidates.filter((one) => !one.proposed).map((one) => one.personId)
  const name = (what: string) => `${label}: ${what}`
  return [
    ...differ(name('bucket'), expected.is, item.bucket),
    ...differ(name('action'), action, item.action),
    ...differ(name('event'), expected.event ?? event, item.event),
    ...differ(name('person'), expected.who ?? null, item.personId),
    ...differ(name('flags'), [...(expected.flags ?? [])].sort(), [...item.flags].sort()),
    ...differ(name('filled in'), expected.proposes === undefined ? [] : [expected.proposes], proposed),
    ...differ(name('offered'), [...(expected.offers ?? [])].sort(), offered.sort()),
    ...judgeDays(label, expected, item),
    ...judgeFields(label, expected, item, settings),
  ]
}

function judgeDays(label: string, expected: Outcome, item: PlanItem): string[] {
  const findings = (item.findings ?? []).map((one) => one.code).join(', ')
  return [
    ...(expected.because === undefined ? [] : differ(`${label}: reason`, expected.because, item.reason.code)),
    ...(expected.day === undefined ? [] : differ(`${label}: day`, expected.day, item.effectiveDate)),
    ...(expected.daysLate === undefined
      ? []
      : differ(`${label}: days late`, expected.daysLate, item.daysLate)),
    ...differ(`${label}: findings`, expected.finding ?? '', findings),
  ]
}

/** Reviewed fields are never ticked by themselves; a line is, where anything of it is. */
function judgeFields(
  label: string,
  expected: Outcome,
  item: PlanItem,
  settings: ConnectionSettings,
): string[] {
  const named = item.changes.map((one) => one.attribute).sort()
  const listed = expected.is === 'changed' || expected.fields !== undefined
  const wanted = [...(expected.fields ?? [])].sort()
  const fields = listed ? differ(`${label}: fields`, wanted, named) : []
  const lines = new Map(settings.mapping.map((line) => [line.attribute, line.owner]))
  const owner = (id: string) => lines.get(id) ?? attributeById(id)?.owner ?? 'always'
  const kept = expected.unticked === true || expected.unticked === undefined ? [] : expected.unticked
  const ticked = wanted.filter((id) => owner(id) !== 'review' && !kept.includes(id))
  if (expected.is === 'changed') {
    const found = item.changes.filter((one) => one.preticked).map((one) => one.attribute)
    fields.push(...differ(`${label}: ticked fields`, ticked, found.sort()))
  }
  for (const [attribute, value] of Object.entries(expected.writes ?? {})) {
    const change = item.changes.find((one) => one.attribute === attribute)
    fields.push(...differ(`${label}: ${attribute}`, value, change?.new))
  }
  const some = expected.is !== 'changed' || ticked.length > 0 || wanted.length === 0
  const writes = usual[item.bucket][0] !== 'none' && usual[item.bucket][0] !== 'hold'
  return [
    ...fields,
    ...differ(`${label}: ticked`, expected.unticked !== true && writes && some, item.preticked),
  ]
}

function differ(what: string, expected: unknown, found: unknown): string[] {
  const [one, other] = [JSON.stringify(expected), JSON.stringify(found)]
  return one === other ? [] : [`${what}: ${one} expected, ${other} found`]
}
