import { describe, expect, test } from 'vitest'
import type { Plan } from '#model/plan.ts'
import { planFrom } from '../make-plan.ts'
import { corpus } from './corpus.ts'
import type { Look, Situation } from './situation.ts'
import { applyInMemory } from './testing/apply-in-memory.ts'
import { judgeGuards, judgePlan, silentMisses, wrongMerges } from './testing/judge-plan.ts'
import { readLook, readSituation } from './testing/read-situation.ts'

const all = corpus.flatMap((theme) => theme.situations)

/** The plans of a situation, look by look: everything that can be ticked is applied in between. */
function plansOf(situation: Situation): readonly Readonly<{ look: Look; plan: Plan }>[] {
  let input = readSituation(situation)
  return [situation, ...(situation.afterwards ?? [])].map((look, at) => {
    if (at > 0) input = readLook(applyInMemory(input, planFrom(input)), look, situation)
    return { look, plan: planFrom(input) }
  })
}

describe.each(corpus)('$title', ({ situations }) => {
  test.each(situations)('$title', (situation) => {
    const { settings } = readSituation(situation)
    const plans = plansOf(situation)
    const [first] = plans
    expect([
      ...plans.flatMap(({ look, plan }) => judgePlan(look, plan, settings)),
      ...(first === undefined ? [] : judgeGuards(situation, first.plan)),
    ]).toEqual([])
  })
})

test('no record is written to, or filled in as, a person it is not', () => {
  expect(all.flatMap((one) => plansOf(one).flatMap(({ look, plan }) => wrongMerges(look, plan)))).toEqual([])
})

test('nobody is missed in silence', () => {
  expect(all.flatMap((one) => plansOf(one).flatMap(({ look, plan }) => silentMisses(look, plan)))).toEqual([])
})

test('in any order of the feed, and every time anew, a situation gives the same plan byte for byte', () => {
  for (const situation of all) {
    const input = readSituation(situation)
    const other = {
      ...input,
      employees: input.employees.toReversed(),
      people: input.people.toReversed(),
      links: input.links.toReversed(),
      decisions: input.decisions.toReversed(),
    }
    const plan = JSON.stringify(planFrom(input))
    expect(JSON.stringify(planFrom(input))).toBe(plan)
    expect(JSON.stringify(planFrom(other))).toBe(plan)
  }
})

test('applied, a situation has nothing left to write but what waited for it', () => {
  const writes = (plan: Plan) => plan.items.filter((one) => one.action !== 'none' && one.action !== 'hold')
  const again = all.flatMap((situation) => {
    const input = readSituation(situation)
    const after = applyInMemory(input, planFrom(input))
    return writes(planFrom(applyInMemory(after, planFrom(after)))).map(
      (one) => `${situation.title}: ${one.key}`,
    )
  })
  expect(again).toEqual([])
})

test('every offered match says who it truly is, and no title stands twice', () => {
  const looks = all.flatMap((one): Look[] => [one, ...(one.afterwards ?? [])])
  const offers = looks.flatMap((look) => Object.values(look.expect)).filter((one) => one.offers !== undefined)
  expect(offers.filter((one) => one.truly === undefined)).toEqual([])
  expect(new Set(all.map((one) => one.title)).size).toBe(all.length)
})
