/** Tables that belong to a company: each has company_id, and only its own company's rows can be seen. */
export const companyTables = [
  'company_state',
  'legal_entity',
  'person',
  'person_source',
  'person_change',
  'employment_period',
  'person_link',
  'award',
  'run',
  'run_person',
  'audit_event',
  'connection',
  'connection_secret',
  'connection_settings',
  'connection_file',
  'connection_file_chunk',
  'snapshot',
  'snapshot_record',
  'snapshot_outside',
  'snapshot_problem',
  'match_decision',
  'choice',
  'plan',
  'plan_item',
  'guard_release',
  'notice',
  'disconnect_receipt',
] as const

/** History is added to, never changed. */
const appendOnly = ['person_change', 'audit_event', 'run', 'disconnect_receipt']

/** Row-level security that default-denies: without a company set, no row is seen. */
export const walls = [
  'grant usage on schema public to rollcall_app;',
  ...companyTables.flatMap((table) => [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    `create policy own_company on ${table} using (company_id = nullif(current_setting('rollcall.company', true), '')::uuid)
       with check (company_id = nullif(current_setting('rollcall.company', true), '')::uuid);`,
    `grant select, insert${appendOnly.includes(table) ? '' : ', update, delete'} on ${table} to rollcall_app;`,
  ]),
].join('\n')
