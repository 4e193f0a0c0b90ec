import { wallFor } from '../wall-for.ts'

export const approvalTables = ['approval_rule', 'approval', 'person_comment'] as const

/** A second person where a company wants one, and what people say to one another about a line or a person. */
export const approvals = `
create table approval_rule (
  company_id uuid not null,
  connection_id uuid not null,
  leavers boolean not null,
  held_guards boolean not null,
  entity_moves boolean not null,
  set_by text not null,
  set_at timestamptz not null,
  -- What one admin wants to loosen it to, until a second one agrees.
  wanted jsonb,
  wanted_by text,
  wanted_by_id text,
  wanted_at timestamptz,
  primary key (company_id, connection_id)
);

-- A selection that somebody asked a second person to read: the plan, and the digest of what was selected then.
create table approval (
  company_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  connection_id uuid,
  digest text not null,
  lines int not null,
  note text,
  asked_by text not null,
  asked_by_id text not null,
  asked_at timestamptz not null,
  decision text check (decision in ('approved', 'declined')),
  decided_by text,
  decided_by_id text check (decided_by_id <> asked_by_id),
  decided_at timestamptz,
  comment text,
  primary key (company_id, id)
);
create index approval_plan on approval (company_id, plan_id, asked_at desc);

-- About a person, or about a record that is nobody's in the portal yet.
create table person_comment (
  company_id uuid not null,
  id uuid not null,
  person_id uuid,
  connection_id uuid,
  external_id text,
  text text not null check (length(text) <= 2000),
  written_by text not null,
  written_by_id text not null,
  written_at timestamptz not null,
  erased_at timestamptz,
  erased_by text,
  primary key (company_id, id)
);
create index person_comment_person on person_comment (company_id, person_id);
create index person_comment_record on person_comment (company_id, connection_id, external_id);

alter table run add column approval jsonb;

${wallFor(approvalTables)}
`
