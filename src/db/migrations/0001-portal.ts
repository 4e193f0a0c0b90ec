/** The company itself and what the schedule needs, outside the walls between companies: no personal data. */
export const portal = `
do $$ begin
  create role rollcall_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

create schema portal;

create table portal.company (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  time_zone text not null,
  hr_integration boolean not null default false,
  account_manager_id text,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table portal.due (
  company_id uuid not null references portal.company (id),
  connection_id uuid not null,
  connector_id text not null,
  state text not null,
  next_fetch_at timestamptz,
  last_good_fetch_at timestamptz,
  primary key (company_id, connection_id)
);
create index due_next on portal.due (next_fetch_at) where next_fetch_at is not null;

-- What kind of data lies here ('demo' or 'real'): the other kind of program refuses to start on it.
create table portal.mark (key text primary key, value text not null);
`
