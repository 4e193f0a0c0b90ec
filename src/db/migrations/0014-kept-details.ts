import { wallFor } from '../wall-for.ts'

export const keptDetailTables = ['kept_detail'] as const

/** What an interrupted fetch had read of single people, until the next one is complete, and a day at most. */
export const keptDetails = `
create table kept_detail (
  company_id uuid not null,
  connection_id uuid not null,
  -- Keyed, of the record as it was listed and of what was asked about it.
  record_hash bytea not null,
  key_version text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  tag bytea not null,
  read_at timestamptz not null,
  primary key (company_id, connection_id, record_hash)
);
create index kept_detail_age on kept_detail (company_id, read_at);

alter table snapshot add column reused_people int not null default 0, add column reused_read_at timestamptz;

${wallFor(keptDetailTables)}
`
