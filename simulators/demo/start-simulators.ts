import { fileURLToPath } from 'node:url'
import type { Day } from '../company/calendar.ts'
import { type SimulatorKind, simulatorKinds } from '../start.ts'
import type { DemoDays } from './demo-days.ts'
import type { Household } from './household.ts'

const serve = fileURLToPath(new URL('../serve.ts', import.meta.url))
export const DEMO_PEOPLE = 1240

export type Addresses = Readonly<Record<SimulatorKind, string>>

export async function startSimulators(household: Household, days: DemoDays): Promise<Addresses> {
  const today = days.prepared() ? days.today() : days.startDay
  const company = ['--people', String(DEMO_PEOPLE), '--day', days.startDay, '--today', today]
  const started = simulatorKinds.map(async (kind) => {
    const member = household.start(`The simulator of ${kind}`, [serve, kind, ...company])
    const line = await member.line((text) => text.startsWith('{'))
    return [kind, (JSON.parse(line) as { baseUrl: string }).baseUrl] as const
  })
  return Object.fromEntries(await Promise.all(started)) as Addresses
}

/** The variables by which the portal calls the simulators in the place of the HR systems. */
export function baseUrls(addresses: Addresses): Record<string, string> {
  const entries = Object.entries(addresses)
  return Object.fromEntries(entries.map(([kind, url]) => [`ROLLCALL_BASE_URL_${kind.toUpperCase()}`, url]))
}

/** Moves every simulator to the day. */
export async function setDay(addresses: Addresses, day: Day): Promise<void> {
  for (const url of Object.values(addresses)) {
    const answer = await fetch(`${url}/__simulator/clock`, { method: 'POST', body: JSON.stringify({ day }) })
    if (!answer.ok) throw new Error(`A simulator did not move to ${day}: ${await answer.text()}`)
  }
}
