import { wallFor } from '../wall-for.ts'

export const historyTables = ['person_history'] as const

/**
 * One row a person where there was one for each value: of what a run changed about them, and of what a connection wrote
 * last. Changes can still be read one by one, from the view `person_change`.
 */
export const narrowHistory = `
-- The owner of the tables is behind the walls too, and would find no row.
alter table person_change no force row level security;
alter table person_source no force row level security;

create table person_history (
  company_id uuid not null,
  id bigint generated always as identity,
  person_id uuid not null,
  run_id uuid,
  actor text not null,
  at timestamptz not null,
  -- Each is [attribute, old value, new value, source field, source value, rule, owner].
  changes json not null,
  primary key (company_id, person_id, id)
);
insert into person_history (company_id, person_id, run_id, actor, at, changes)
select company_id, person_id, run_id, actor, at,
  json_agg(json_build_array(attribute, old_value, new_value, source_field, source_value, rule, owner) order by id)
from person_change group by company_id, person_id, run_id, actor, at order by min(id);
create index person_history_run on person_history (company_id, run_id, id) where run_id is not null;

drop table person_change;
create view person_change with (security_invoker = true) as
select h.company_id, h.id * 4096 + c.place as id, h.id as history_id, c.place::int as place, h.person_id,
  c.change ->> 0 as attribute, c.change ->> 1 as old_value, c.change ->> 2 as new_value, c.change ->> 3 as source_field,
  c.change ->> 4 as source_value, c.change ->> 5 as rule, c.change ->> 6 as owner, h.run_id, h.actor, h.at
from person_history h cross join lateral json_array_elements(h.changes) with ordinality as c (change, place);
grant select on person_change to rollcall_app;

create table last_written (
  company_id uuid not null,
  person_id uuid not null,
  connection_id uuid not null,
  written_at timestamptz not null,
  -- By attribute. When and by which rule a value was written is told by the history.
  values jsonb not null,
  primary key (company_id, person_id, connection_id)
);
insert into last_written (company_id, person_id, connection_id, written_at, values)
select company_id, person_id, connection_id, max(at), jsonb_object_agg(attribute, value)
from person_source group by company_id, person_id, connection_id;
drop table person_source;
alter table last_written rename to person_source;
alter table person_source rename constraint last_written_pkey to person_source_pkey;

${wallFor(['person_source'])}
${wallFor(historyTables, historyTables)}

-- Whoever came back is found among the few that were outside, not among everybody.
create index person_link_outside on person_link (company_id, connection_id) where outside;

-- A changed person finds room beside the unchanged ones, so that no index hears of it.
alter table person set (fillfactor = 90);
alter table person_source set (fillfactor = 90);
`
