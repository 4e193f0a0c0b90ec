import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Owned, WithDefault } from './columns.ts'

/** The portal’s people, and what was written to them. */
export type RegistryTables = {
  company_state: Owned & {
    registry_version: WithDefault<number>
    decisions_version: WithDefault<number>
    run_number: WithDefault<number>
  }
  legal_entity: Owned & {
    id: string
    name: string
    organisation_number: string | null
    country: string | null
    time_zone: string | null
    created_at: Instant
  }
  person: Owned & {
    id: string
    version: WithDefault<number>
    status: string
    given_name: string | null
    middle_name: string | null
    family_name: string | null
    preferred_name: string | null
    employee_number: string | null
    work_email: string | null
    title: string | null
    employment_type: string | null
    employment_status: string | null
    original_hire_date: string | null
    start_date: string | null
    rehire_date: string | null
    last_working_day: string | null
    end_date: string | null
    leaver_reason: string | null
    department: string | null
    team: string | null
    division: string | null
    cost_center: string | null
    location: string | null
    country: string | null
    legal_entity: string | null
    manager: string | null
    personal_email: string | null
    phone: string | null
    birth_date: string | null
    gender: string | null
    nationality: string | null
    national_id: string | null
    tax_id: string | null
    home_address: string | null
    salary: string | null
    bank_account: string | null
    custom: Json<Record<string, string | null>>
    created_at: Instant
    changed_at: Instant
    merged_into: WithDefault<string | null>
  }
  person_source: Owned & {
    person_id: string
    connection_id: string
    written_at: Instant
    values: Json<Record<string, string | null>>
  }
  person_history: Owned & {
    id: Generated<number>
    person_id: string
    run_id: string | null
    actor: string
    at: Instant
    changes: Json<(string | null)[][]>
  }
  /** A view: the changes of the history, one by one. */
  person_change: Owned & {
    id: ColumnType<number, never, never>
    history_id: ColumnType<number, never, never>
    place: ColumnType<number, never, never>
    person_id: string
    attribute: string
    old_value: string | null
    new_value: string | null
    source_field: string | null
    source_value: string | null
    rule: string | null
    owner: string | null
    run_id: string | null
    actor: string
    at: Instant
  }
  employment_period: Owned & {
    person_id: string
    seq: number
    start_date: string | null
    end_date: string | null
    legal_entity_id: string | null
  }
  person_link: Owned & {
    connection_id: string
    external_id: string
    person_id: string
    run_id: string | null
    linked_at: Instant
    outside: WithDefault<boolean>
    ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  award: Owned & {
    person_id: string
    plans: string[]
    unvested: string
    vested: string
    imported_at: Instant
  }
  run: Owned & {
    id: string
    number: number
    kind: string
    connection_id: string | null
    plan_id: string
    undoes_run: string | null
    snapshot_id: string | null
    snapshot_fetched_at: Instant | null
    actor: string
    at: Instant
    counts: Json<Record<string, number>>
    plan_counts: Json<unknown>
    left_out: Json<{ held: number; excluded: number; waiting?: number }>
    guards_released: Json<unknown[]>
    approval: ColumnType<unknown, string | null | undefined, never>
  }
  run_person: Owned & {
    run_id: string
    person_id: string
    item_key: string
    action: string
    external_id: string | null
    version_after: number
    status_before: string | null
    status_after: string
    periods_before: Json<unknown[]>
    linked: boolean
  }
  audit_event: Owned & {
    id: Generated<number>
    at: Instant
    kind: string
    action: string
    actor: string
    subject: string | null
    values: Json<Record<string, string>>
    run_id: string | null
  }
}
