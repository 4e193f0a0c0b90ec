/** The portal's people, their history, and the runs that wrote it. */
export const registry = `
create table company_state (
  company_id uuid primary key,
  registry_version bigint not null default 0,
  decisions_version bigint not null default 0,
  run_number int not null default 0
);

create table legal_entity (
  company_id uuid not null,
  id uuid not null,
  name text not null,
  organisation_number text,
  country text,
  time_zone text,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create unique index legal_entity_name on legal_entity (company_id, lower(name));

create table person (
  company_id uuid not null,
  id uuid not null,
  version int not null default 1,
  status text not null check (status in ('pending', 'active', 'leave', 'terminated', 'withdrawn')),
  given_name text,
  middle_name text,
  family_name text,
  preferred_name text,
  employee_number text,
  work_email text,
  title text,
  employment_type text,
  employment_status text,
  original_hire_date date,
  start_date date,
  rehire_date date,
  last_working_day date,
  end_date date,
  leaver_reason text,
  department text,
  team text,
  division text,
  cost_center text,
  location text,
  country text,
  legal_entity uuid,
  manager uuid,
  personal_email text,
  phone text,
  birth_date date,
  gender text,
  nationality text,
  national_id text,
  tax_id text,
  home_address text,
  salary text,
  bank_account text,
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, legal_entity) references legal_entity (company_id, id)
);
create index person_name on person (company_id, family_name, given_name, id);
create index person_number on person (company_id, employee_number);

create table person_source (
  company_id uuid not null,
  person_id uuid not null,
  attribute text not null,
  connection_id uuid not null,
  run_id uuid not null,
  value text,
  source_field text,
  source_value text,
  rule text not null,
  owner text not null,
  at timestamptz not null,
  primary key (company_id, person_id, attribute)
);

create table person_change (
  company_id uuid not null,
  id bigint generated always as identity,
  person_id uuid not null,
  attribute text not null,
  old_value text,
  new_value text,
  source_field text,
  source_value text,
  rule text,
  owner text,
  run_id uuid,
  actor text not null,
  at timestamptz not null,
  primary key (company_id, id)
);
create index person_change_person on person_change (company_id, person_id, id);
create index person_change_run on person_change (company_id, run_id, id) where run_id is not null;

create table employment_period (
  company_id uuid not null,
  person_id uuid not null,
  seq int not null,
  start_date date,
  end_date date,
  legal_entity_id uuid,
  primary key (company_id, person_id, seq)
);

create table person_link (
  company_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  person_id uuid not null,
  run_id uuid,
  linked_at timestamptz not null,
  -- Outside the filter when a run was last applied: known, so it no longer counts as leaving scope.
  outside boolean not null default false,
  primary key (company_id, connection_id, external_id)
);
create index person_link_person on person_link (company_id, person_id);

create table award (
  company_id uuid not null,
  person_id uuid not null,
  plans text[] not null,
  unvested numeric not null,
  vested numeric not null,
  imported_at timestamptz not null,
  primary key (company_id, person_id)
);

create table run (
  company_id uuid not null,
  id uuid not null,
  number int not null,
  kind text not null check (kind in ('sync', 'undo')),
  connection_id uuid,
  plan_id uuid not null,
  undoes_run uuid,
  snapshot_id uuid,
  snapshot_fetched_at timestamptz,
  actor text not null,
  at timestamptz not null,
  counts jsonb not null,
  plan_counts jsonb not null,
  left_out jsonb not null,
  guards_released jsonb not null,
  primary key (company_id, id),
  unique (company_id, number),
  unique (company_id, plan_id)
);

-- What a run did to whom, with what an undo needs to put it back.
create table run_person (
  company_id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  item_key text not null,
  action text not null,
  external_id text,
  version_after int not null,
  status_before text,
  status_after text not null,
  periods_before jsonb not null,
  linked boolean not null,
  primary key (company_id, run_id, person_id)
);

create table audit_event (
  company_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  action text not null,
  actor text not null,
  subject text,
  values jsonb not null default '{}',
  run_id uuid,
  primary key (company_id, id)
);
`
