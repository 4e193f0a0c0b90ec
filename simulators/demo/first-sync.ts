import { applyPlan } from '../../src/cli/applying/apply-plan.ts'
import type { PortalClient } from '../../src/cli/portal/portal-client.ts'
import { type Place, paramsOf } from '../../src/cli/waiting.ts'
import { type Company, makeCompany } from '../company/company.ts'
import { asEmployee } from '../company/person.ts'
import type { DemoDays } from './demo-days.ts'
import { DEMO_PEOPLE } from './start-simulators.ts'

const EVERY_SO_MANY_HOLD = 6

/** The first sync, applied a month ago, and the awards of about two hundred people, some of whom leave later. */
export async function firstSync(client: PortalClient, place: Place, days: DemoDays): Promise<void> {
  const params = { company: place.company.slug }
  if ((await client.call('GET /companies/{company}/runs', { params })).length === 0) {
    const plan = await client.call('POST /companies/{company}/connections/{connection}/preview', {
      params: paramsOf(place),
      body: { fetch: false },
    })
    const { outcome } = await applyPlan(client, place.company, plan.id)
    if (outcome !== 'applied') throw new Error(`The first sync of the demo ended as “${outcome}”.`)
  }
  const company = makeCompany({ people: DEMO_PEOPLE, day: days.startDay })
  const body = { holdings: await holdings(client, place, leavers(company, days)) }
  await client.call('PUT /companies/{company}/awards', { params, body })
}

/** Company e-mails of those who leave in the month to come. */
function leavers(company: Company, days: DemoDays): ReadonlySet<string> {
  const after = company.on(days.today())
  const gone = company
    .expectedEvents(days.startDay, days.today())
    .filter((event) => event.kind.includes('left'))
  const people = gone.flatMap((event) => after.byExternalId(event.externalId) ?? [])
  return new Set(people.flatMap((person) => asEmployee(person, days.today()).workEmail ?? []))
}

async function holdings(client: PortalClient, { company }: Place, leaving: ReadonlySet<string>) {
  const params = { company: company.slug }
  const found = []
  let cursor: { cursor?: string } = {}
  for (let next: string | null = ''; next !== null; cursor = { cursor: next ?? '' }) {
    const query = { limit: 500, ...cursor }
    const page = await client.call('GET /companies/{company}/people', { params, query })
    found.push(...page.people)
    next = page.nextCursor
  }
  return found
    .filter((one, at) => at % EVERY_SO_MANY_HOLD === 0 || leaving.has(one.workEmail ?? ''))
    .map(({ employeeNumber, workEmail }, at) => ({
      employeeNumber,
      workEmail,
      plans: at % 3 === 0 ? ['RSU 2024', 'Options 2023'] : ['RSU 2024'],
      unvested: String(400 + ((at * 37) % 900)),
      vested: String((at * 53) % 600),
    }))
}
