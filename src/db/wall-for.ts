/**
 * Row-level security that default-denies, for tables that came after the first walls: without a company set, no row is
 * seen. Landed migrations are made of this text, so it is never changed.
 */
export function wallFor(tables: readonly string[], appendOnly: readonly string[] = []): string {
  return tables
    .flatMap((table) => [
      `alter table ${table} enable row level security;`,
      `alter table ${table} force row level security;`,
      `create policy own_company on ${table} using (company_id = nullif(current_setting('rollcall.company', true), '')::uuid)
       with check (company_id = nullif(current_setting('rollcall.company', true), '')::uuid);`,
      `grant select, insert${appendOnly.includes(table) ? '' : ', update, delete'} on ${table} to rollcall_app;`,
    ])
    .join('\n')
}
