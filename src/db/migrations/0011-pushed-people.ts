/** Tables of people who are sent to us, behind the walls like every company's. */
export const pushedTables = ['pushed_person'] as const

/** What identity providers push: people sealed at rest, and the tokens by which they are let in. */
export const pushedPeople = `
create table pushed_person (
  company_id uuid not null,
  connection_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  -- Keyed hashes, so that somebody can be found by what they are known by without its being readable here.
  user_name_hash bytea not null,
  external_id_hash bytea,
  key_version text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  tag bytea not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (company_id, connection_id, id),
  foreign key (company_id, connection_id) references connection (company_id, id)
);
create unique index pushed_person_user_name on pushed_person (company_id, connection_id, user_name_hash);
create index pushed_person_external_id on pushed_person (company_id, connection_id, external_id_hash);
create unique index pushed_person_in_turn on pushed_person (company_id, connection_id, seq);
create index pushed_person_newest on pushed_person (company_id, connection_id, changed_at);
alter table pushed_person enable row level security;
alter table pushed_person force row level security;
create policy own_company on pushed_person
  using (company_id = nullif(current_setting('rollcall.company', true), '')::uuid)
  with check (company_id = nullif(current_setting('rollcall.company', true), '')::uuid);
grant select, insert, update, delete on pushed_person to rollcall_app;

-- A token is known before its company is; only its SHA-256 is kept.
create table auth.push_token (
  connection_id uuid primary key,
  company_id uuid not null references portal.company (id),
  token_hash bytea not null,
  made_by text not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
`
