import { type Ledger, linkedPerson } from './ledger.ts'
import type { Reading } from './portal.ts'
import type { PortalPerson } from './portal-state.ts'
import type { Chosen } from './selection.ts'

/** What a click on a chosen line must leave behind. */
export type ExpectedWrite = Readonly<{
  line: Chosen
  /** Null for somebody who is to be made. */
  before: PortalPerson | null
  status: string
  values: Readonly<Record<string, string | null>>
  /** The record that becomes this person's. */
  links: string | null
  /** History: attribute, old and new value. */
  history: readonly (readonly [string, string | null, string | null])[]
}>

/** Reads a write off a line as it was displayed: its changes and what its action means. */
export function expectedWrites(
  ledger: Ledger,
  { plan }: Reading,
  chosen: readonly Chosen[],
): ExpectedWrite[] {
  return chosen.flatMap((line) => {
    const { item, changes } = line
    const before = item.personId === null ? null : (ledger.portal.people.get(item.personId) ?? null)
    const status = statusAfter(line, before)
    const linked =
      item.externalId === null ? undefined : linkedPerson(ledger, plan.connectionId ?? '', item.externalId)
    const links =
      plan.kind === 'sync' && (linked === undefined || linked.id !== item.personId) ? item.externalId : null
    const fields = changes.filter(({ attribute }) => attribute !== 'status' && attribute !== 'link')
    const quiet = item.action === 'update' && plan.kind === 'sync' && fields.length === 0 && links === null
    if (quiet && status === before?.status) return []
    const values = { ...before?.values, ...Object.fromEntries(fields.map((one) => [one.attribute, one.new])) }
    return [{ line, before, status, values, links, history: historyOf(fields, before, status) }]
  })
}

function statusAfter({ item, changes }: Chosen, before: PortalPerson | null): string {
  const changed = (attribute: string) => changes.find((one) => one.attribute === attribute)?.new ?? null
  if (changed('status') !== null) return changed('status') ?? ''
  if (item.action === 'terminate') return 'terminated'
  const told = changed('employmentStatus')
  if (told !== null) return told
  return item.action === 'create' || item.action === 'reactivate' ? 'active' : (before?.status ?? 'active')
}

function historyOf(
  fields: Chosen['changes'],
  before: PortalPerson | null,
  status: string,
): ExpectedWrite['history'] {
  const written = fields.filter((one) => before === null || one.old !== one.new)
  const told = written.some((one) => one.attribute === 'employmentStatus' && one.new === status)
  const rows = written.map((one) => [one.attribute, one.old, one.new] as const)
  return before?.status === status || told
    ? rows
    : [...rows, ['status', before?.status ?? null, status] as const]
}
