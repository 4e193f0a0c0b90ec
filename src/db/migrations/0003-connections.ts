/** Connections with their secrets and settings, what was fetched, and the plans made of it. */
export const connections = `
create table connection (
  company_id uuid not null,
  id uuid not null,
  connector_id text not null,
  method_id text not null,
  name text not null,
  setup_step text not null,
  text_credentials jsonb not null default '{}',
  fingerprint bytea,
  revision int not null default 0,
  paused_at timestamptz,
  failure jsonb,
  notify_emails text[] not null default '{}',
  discovered_fields jsonb not null default '[]',
  test_address text,
  created_by text not null,
  created_at timestamptz not null,
  disconnected_at timestamptz,
  disconnected_by text,
  primary key (company_id, id)
);

create table connection_secret (
  company_id uuid not null,
  connection_id uuid not null,
  field text not null,
  key_version text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  tag bytea not null,
  last_four text,
  set_by text not null,
  set_at timestamptz not null,
  primary key (company_id, connection_id, field),
  foreign key (company_id, connection_id) references connection (company_id, id)
);

create table connection_settings (
  company_id uuid not null,
  connection_id uuid not null,
  revision int not null,
  settings jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (company_id, connection_id, revision)
);

create table connection_file (
  company_id uuid not null,
  connection_id uuid not null,
  id uuid not null,
  name text not null,
  bytes bigint not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (company_id, connection_id, id)
);
create table connection_file_chunk (
  company_id uuid not null,
  connection_id uuid not null,
  file_id uuid not null,
  seq int not null,
  key_version text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  tag bytea not null,
  primary key (company_id, connection_id, file_id, seq)
);

create table snapshot (
  company_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  kind text not null check (kind in ('discovery', 'regular')),
  state text not null check (state in ('fetching', 'complete', 'incomplete', 'held')),
  revision int not null,
  started_at timestamptz not null,
  heartbeat_at timestamptz not null,
  finished_at timestamptz,
  pages int not null default 0,
  people int not null default 0,
  expected_people int,
  requests int not null default 0,
  waiting_until_at timestamptz,
  in_scope int not null default 0,
  outside_filter int not null default 0,
  problems int not null default 0,
  unreadable int not null default 0,
  incomplete_because jsonb not null default '[]',
  failure jsonb,
  field_statistics jsonb not null default '[]',
  content_hash bytea,
  released jsonb,
  erased_at timestamptz,
  primary key (company_id, id)
);
create index snapshot_newest on snapshot (company_id, connection_id, started_at desc);
-- One fetch at a time per connection, whatever the number of programs.
create unique index snapshot_one_fetch on snapshot (company_id, connection_id) where state = 'fetching';

create table snapshot_record (
  company_id uuid not null,
  snapshot_id uuid not null,
  external_id text not null,
  doc text not null,
  hash bytea not null,
  primary key (company_id, snapshot_id, external_id)
);
create table snapshot_outside (
  company_id uuid not null,
  snapshot_id uuid not null,
  external_hash bytea not null,
  reason text not null,
  primary key (company_id, snapshot_id, external_hash)
);
create table snapshot_problem (
  company_id uuid not null,
  snapshot_id uuid not null,
  seq int not null,
  external_id text,
  field text,
  code text not null,
  message text not null,
  primary key (company_id, snapshot_id, seq)
);

create table match_decision (
  company_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  person_id uuid not null,
  decision text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (company_id, connection_id, external_id, person_id)
);

-- Ticks and unticks, remembered until the change itself (its fingerprint) is another one.
create table choice (
  company_id uuid not null,
  connection_id uuid not null,
  item_key text not null,
  attribute text not null,
  fingerprint text not null,
  choice text not null check (choice in ('include', 'exclude')),
  made_by text not null,
  made_at timestamptz not null,
  primary key (company_id, connection_id, item_key, attribute)
);

create table plan (
  company_id uuid not null,
  id uuid not null,
  connection_id uuid,
  kind text not null check (kind in ('sync', 'undo')),
  undoes_run uuid,
  state text not null check (state in ('open', 'applied', 'stale')),
  snapshot_id uuid,
  inputs jsonb not null,
  inputs_digest text not null,
  counts jsonb not null,
  guards jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create index plan_newest on plan (company_id, connection_id, created_at desc);

create table plan_item (
  company_id uuid not null,
  plan_id uuid not null,
  seq int not null,
  key text not null,
  bucket text not null,
  bucket_rank smallint not null,
  action text not null,
  name text not null,
  employee_number text,
  legal_entity_id text,
  effective_date date,
  preticked boolean not null,
  attributes text[] not null,
  flags text[] not null,
  selectable boolean not null,
  held_by text[] not null default '{}',
  search text not null,
  fingerprint text not null,
  doc jsonb not null,
  primary key (company_id, plan_id, seq),
  unique (company_id, plan_id, key)
);

create table guard_release (
  company_id uuid not null,
  id bigint generated always as identity,
  connection_id uuid not null,
  guard text not null,
  fingerprint text not null,
  snapshot_id uuid,
  number int not null,
  reason text,
  released_by text not null,
  user_id text not null,
  released_at timestamptz not null,
  primary key (company_id, id)
);

-- The last notice of each kind, so that one is sent for each reason and not at every fetch.
create table notice (
  company_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  fingerprint text not null,
  sent_at timestamptz not null,
  primary key (company_id, connection_id, kind)
);

create table disconnect_receipt (
  company_id uuid not null,
  connection_id uuid not null,
  receipt jsonb not null,
  at timestamptz not null,
  primary key (company_id, connection_id)
);
`
