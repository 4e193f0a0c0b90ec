import type pg from 'pg'
import { attributes } from '#model/attributes.ts'
import { columnOf } from '#stores/person-columns.ts'

export type Period = Readonly<{
  startDate: string | null
  endDate: string | null
  legalEntityId: string | null
}>

/** Somebody in the portal, as the rows say; `core` is everything of them but links and sources, `row` is all. */
export type PortalPerson = Readonly<{
  id: string
  version: number
  status: string
  values: Readonly<Record<string, string | null>>
  periods: readonly Period[]
  links: readonly Readonly<{ connectionId: string; externalId: string }>[]
  /** What a connection wrote last: attribute, connection, value. */
  sources: readonly (readonly [attribute: string, connectionId: string, value: string | null])[]
  core: string
  row: string
}>

export type HistoryLine = Readonly<{
  id: number
  personId: string
  attribute: string
  old: string | null
  new: string | null
  runId: string | null
  actor: string
}>

export type RunLine = Readonly<{
  id: string
  planId: string
  kind: string
  actor: string
  counts: Record<string, number>
  people: number
  leftOut: { held: number; excluded: number }
}>
export type AuditLine = Readonly<{
  id: number
  kind: string
  action: string
  actor: string
  runId: string | null
  values: Record<string, string>
}>

/** Everything of a company that an apply could write, read past the walls. */
export type PortalState = Readonly<{
  people: ReadonlyMap<string, PortalPerson>
  /** All history, oldest first. */
  history: readonly HistoryLine[]
  runs: readonly RunLine[]
  audit: readonly AuditLine[]
  /** The people with all that is theirs: equal text means that nothing was written. */
  text: string
}>

const statement = `select
  (select coalesce(jsonb_agg(to_jsonb(p) - 'company_id' - 'created_at' - 'changed_at' || jsonb_build_object(
      'periods', (select coalesce(jsonb_agg(jsonb_build_object('startDate', e.start_date, 'endDate', e.end_date, 'legalEntityId', e.legal_entity_id) order by e.seq), '[]')
        from employment_period e where e.company_id = $1 and e.person_id = p.id),
      'links', (select coalesce(jsonb_agg(jsonb_build_object('connectionId', l.connection_id, 'externalId', l.external_id) order by l.external_id, l.connection_id), '[]')
        from person_link l where l.company_id = $1 and l.person_id = p.id),
      'sources', (select coalesce(jsonb_agg(jsonb_build_array(v.key, s.connection_id, v.value) order by v.key), '[]')
        from person_source s cross join lateral jsonb_each_text(s.values) as v where s.company_id = $1 and s.person_id = p.id)) order by p.id), '[]')
    from person p where p.company_id = $1) as people,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'personId', c.person_id, 'attribute', c.attribute, 'old', c.old_value,
      'new', c.new_value, 'runId', c.run_id, 'actor', c.actor) order by c.id), '[]') from person_change c where c.company_id = $1 and c.id > $2) as history,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'planId', r.plan_id, 'kind', r.kind, 'actor', r.actor, 'counts', r.counts, 'leftOut', r.left_out,
      'people', (select count(*) from run_person q where q.company_id = $1 and q.run_id = r.id)) order by r.number), '[]') from run r where r.company_id = $1) as runs,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'action', a.action, 'actor', a.actor, 'runId', a.run_id, 'values', a.values) order by a.id), '[]')
    from audit_event a where a.company_id = $1 and a.id > $3) as audit`

type Row = Readonly<
  { id: string; version: number; status: string; periods: Period[] } & Pick<PortalPerson, 'links' | 'sources'>
> &
  Readonly<Record<string, unknown>>

/** Reads on from what is known already, since history and audit are only added to. */
export async function readPortal(
  pool: pg.Pool,
  companyId: string,
  known?: PortalState,
): Promise<PortalState> {
  const { rows } = await pool.query({
    name: 'portal-state',
    text: statement,
    values: [companyId, known?.history.at(-1)?.id ?? 0, known?.audit.at(-1)?.id ?? 0],
  })
  const found = rows[0] as { people: Row[]; history: HistoryLine[]; runs: RunLine[]; audit: AuditLine[] }
  const people = found.people.map(personOf)
  return {
    people: new Map(people.map((one) => [one.id, one])),
    history: [...(known?.history ?? []), ...found.history],
    runs: found.runs,
    audit: [...(known?.audit ?? []), ...found.audit],
    text: people.map((one) => one.row).join('\n'),
  }
}

const columns = attributes.map(({ id }) => [id, columnOf(id)] as const)

function personOf(row: Row): PortalPerson {
  const { id, version, status, periods, links, sources, ...rest } = row
  const values = Object.fromEntries(
    columns.map(([attribute, column]) => [attribute, (row[column] ?? null) as string | null]),
  )
  const core = JSON.stringify([version, status, values, periods, rest['custom']])
  return { id, version, status, values, periods, links, sources, core, row: JSON.stringify(row) }
}

/** The rows of a disconnected connection that must be gone; empty means clean. An undo is made of history, which stays. */
export async function remainsOf(
  pool: pg.Pool,
  companyId: string,
  connectionId: string,
): Promise<Record<string, number>> {
  const { rows } = await pool.query({
    name: 'remains',
    text: `select
      (select count(*)::int from connection_secret where company_id = $1 and connection_id = $2) as secrets,
      (select count(*)::int from snapshot_record r join snapshot s on s.company_id = r.company_id and s.id = r.snapshot_id where s.company_id = $1 and s.connection_id = $2) as records,
      (select count(*)::int from snapshot_outside r join snapshot s on s.company_id = r.company_id and s.id = r.snapshot_id where s.company_id = $1 and s.connection_id = $2) as outside,
      (select count(*)::int from plan_item i join plan p on p.company_id = i.company_id and p.id = i.plan_id where p.company_id = $1 and p.connection_id = $2 and p.kind = 'sync') as lines,
      (select count(*)::int from snapshot where company_id = $1 and connection_id = $2 and state = 'fetching') as fetching,
      (select count(*)::int from connection where company_id = $1 and id = $2 and (text_credentials <> '{}' or disconnected_at is null)) as open`,
    values: [companyId, connectionId],
  })
  const counts = rows[0] as Record<string, number>
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}
