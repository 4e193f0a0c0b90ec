import { wallFor } from '../wall-for.ts'

export const unchangedTables = ['unchanged_record'] as const

/** What planning remembers of records that changed nothing, so that the next plan thinks about the others only. */
export const unchangedRecords = `
create table unchanged_record (
  company_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  -- Of the staged record, and of the person, that were compared.
  hash bytea not null,
  person_id uuid not null,
  person_version int not null,
  -- Whose calendar counts; null is the company's. From one day on, and until the day on which something happens.
  legal_entity_id text,
  from_day date not null,
  until_day date,
  manager_record text,
  manager_id uuid,
  has_left boolean not null,
  no_identifier boolean not null,
  unknown_manager boolean not null,
  -- Hashes of coarse forms of the identifiers: whoever may be taken for this record or person has the same.
  record_number bigint,
  record_email bigint,
  person_number bigint,
  person_email bigint,
  primary key (company_id, connection_id, external_id)
);
create index unchanged_record_person on unchanged_record (company_id, connection_id, person_id);

-- What the records above were compared by: settings, legal entities and program, as a digest.
alter table connection add column unchanged_by text;

${wallFor(unchangedTables)}
`
