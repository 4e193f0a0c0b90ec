import type { AttributeMapping, ConnectionSettings } from '#model/settings.ts'
import { checkNothingWritten, readAgain } from './check-nothing-written.ts'
import { filters, type Playing } from './open-history.ts'
import type { PortalState } from './portal-state.ts'
import type { PortalStep } from './steps.ts'
import { holds, same } from './violation.ts'

type StepOf<D extends PortalStep['do']> = Extract<PortalStep, { do: D }>

const editable = ['title', 'department', 'familyName', 'workEmail'] as const

/** Berit types something into a person, without any HR system. */
export async function playEdit(playing: Playing, step: StepOf<'edit by hand'>): Promise<string> {
  const { ledger, portal } = playing
  const { history, people } = ledger.portal
  const latest = (id: string) => history.findLastIndex((row) => row.personId === id)
  const everybody = [...people.values()]
    .filter((one) => one.status !== 'withdrawn')
    .sort((one, other) => latest(other.id) - latest(one.id))
  const person = everybody[step.who % Math.max(1, everybody.length)]
  if (person === undefined) return ''
  const last = history[latest(person.id)]?.attribute
  const field = step.field !== 'last written' ? step.field : (editable.find((one) => one === last) ?? 'title')
  const value = `${field === 'workEmail' ? 'hand' : 'Hand'}${person.version}${field === 'workEmail' ? '@north.example' : ''}`
  same(
    'no failure',
    'the answer to a hand edit',
    await portal.edit(person.id, person.version, { [field]: value }),
    'edited',
  )
  const before = ledger.portal
  const after = await readAgain(playing)
  for (const one of after.people.values())
    if (one.id !== person.id)
      same('I1', `${one.id}, whom nobody edited`, one.row, before.people.get(one.id)?.row)
  const is = after.people.get(person.id)
  same('I8', 'the values after a hand edit', is?.values, { ...person.values, [field]: value })
  same(
    'I8',
    'version and status after a hand edit',
    [is?.version, is?.status],
    [person.version + 1, person.status],
  )
  const rows = after.history.slice(before.history.length)
  same(
    'I8',
    'the history of a hand edit',
    rows.map((row) => [row.personId, row.attribute, row.old, row.new, row.runId, row.actor]),
    [[person.id, field, person.values[field] ?? null, value, null, 'Berit']],
  )
  ledger.portal = after
  ledger.moves += 1
  return `Berit edits ${field} of ${person.values['givenName']} by hand.`
}

export async function playSettings(
  playing: Playing,
  step: StepOf<'filter' | 'mapping' | 'identifier'>,
): Promise<string> {
  const { ledger, portal } = playing
  if (!ledger.connected) return ''
  ledger.settings = changed(ledger.settings, step)
  await portal.saveSettings(ledger.settings)
  ledger.moves += 1
  await checkNothingWritten(playing, 'a change of the settings')
  if (step.do === 'mapping')
    return `Kari maps ${step.field}: owner ${step.owner}, empty values ${step.whenEmpty}.`
  return `Kari sets the ${step.do}: ${step.to}.`
}

function changed(
  settings: ConnectionSettings,
  step: StepOf<'filter' | 'mapping' | 'identifier'>,
): ConnectionSettings {
  switch (step.do) {
    case 'filter':
      return { ...settings, filter: filters[step.to] }
    case 'identifier':
      return { ...settings, identifier: step.to }
    case 'mapping': {
      const { field, owner, whenEmpty } = step
      const line = (one: AttributeMapping) => (one.attribute === field ? { ...one, owner, whenEmpty } : one)
      return { ...settings, mapping: settings.mapping.map(line) }
    }
  }
}

/** A new connection with the settings of the one before, and what was known under it. */
export async function playReconnect(playing: Playing): Promise<string> {
  const { ledger, portal } = playing
  if (ledger.connected) return ''
  const [earlier] = [ledger.connectionId]
  await portal.connect('earlier settings')
  const now = portal.connectionId
  const renamed = (text: string) => text.replaceAll(earlier, now)
  const after = await readAgain(playing)
  const lines = (state: PortalState) => state.text.split('\n').map(sortedLinks)
  const expected = renamed(ledger.portal.text).split('\n').map(sortedLinks)
  const differing = lines(after).filter((line) => !expected.includes(line))
  same('reconnect', 'people who are not as they were, after a reconnect', differing, [])
  same('I1', 'the rows of history after a reconnect', after.history.length, ledger.portal.history.length)
  holds('reconnect', now !== earlier, () => 'the new connection is the old one')
  ledger.connectionId = now
  ledger.connected = true
  ledger.ticks = new Map([...ledger.ticks].map(([key, tick]) => [renamed(key), tick]))
  ledger.decisions = new Map([...ledger.decisions].map(([key, decision]) => [renamed(key), decision]))
  ledger.portal = after
  ledger.moves += 1
  return 'Kari connects again with the earlier settings.'
}

/** Links of one record under two connections stand in the order of the connections' ids. */
function sortedLinks(row: string): string {
  const person = JSON.parse(row || '{}') as { links?: unknown[] }
  return JSON.stringify({ ...person, links: (person.links ?? []).map((one) => JSON.stringify(one)).sort() })
}

export function playDays({ ledger, portal }: Playing, days: number): string {
  ledger.at = new Date(ledger.at.getTime() + days * 86_400_000)
  portal.setClock(ledger.at)
  ledger.moves += 1
  return `${days === 1 ? 'A day passes' : `${days} days pass`}.`
}
