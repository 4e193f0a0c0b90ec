/** Plans that somebody makes by hand, people who turned out to be one, and links that another connection took over. */
export const peopleByHand = `
alter table plan drop constraint plan_kind_check;
alter table plan add constraint plan_kind_check check (kind in ('sync', 'undo', 'hand'));
alter table run drop constraint run_kind_check;
alter table run add constraint run_kind_check check (kind in ('sync', 'undo', 'hand'));

-- Withdrawn, since they are the same person as another one.
alter table person add column merged_into uuid;
create index person_merged_into on person (company_id, merged_into) where merged_into is not null;

-- The record is still this person's, but another connection keeps the person since.
alter table person_link add column ended_at timestamptz;
`
