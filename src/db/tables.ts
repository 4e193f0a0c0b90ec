import type { ColumnType, Generated } from 'kysely'
import type { AuthTables } from './auth-tables.ts'

/** Instants come back as ISO text, days as `YYYY-MM-DD`. */
type Instant = ColumnType<string, string | Date, string | Date>
type Json<T> = ColumnType<T, string, string>
type WithDefault<T> = ColumnType<T, T | undefined, T>

export type CompanyTable = {
  id: string
  slug: string
  name: string
  time_zone: string
  hr_integration: WithDefault<boolean>
  account_manager_id: string | null
  demo: WithDefault<boolean>
  created_at: ColumnType<string, string | Date | undefined, string | Date>
}
export type DueTable = {
  company_id: string
  connection_id: string
  connector_id: string
  state: string
  next_fetch_at: Instant | null
  last_good_fetch_at: Instant | null
}
type Owned = { company_id: string }

export type PersonTable = Owned & {
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

export type Tables = AuthTables & {
  'portal.company': CompanyTable
  'portal.due': DueTable
  'portal.mark': { key: string; value: string }
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
  person: PersonTable
  person_source: Owned & {
    person_id: string
    attribute: string
    connection_id: string
    run_id: string
    value: string | null
    source_field: string | null
    source_value: string | null
    rule: string
    owner: string
    at: Instant
  }
  person_change: Owned & {
    id: Generated<number>
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
  connection: Owned & {
    id: string
    connector_id: string
    method_id: string
    name: string
    setup_step: string
    text_credentials: ColumnType<Record<string, string>, string | undefined, string>
    fingerprint: Buffer | null
    revision: WithDefault<number>
    paused_at: Instant | null
    failure: Json<unknown> | null
    notify_emails: WithDefault<string[]>
    discovered_fields: ColumnType<unknown[], string | undefined, string>
    test_address: string | null
    created_by: string
    created_at: Instant
    disconnected_at: Instant | null
    disconnected_by: string | null
  }
  connection_secret: Owned & {
    connection_id: string
    field: string
    key_version: string
    nonce: Buffer
    ciphertext: Buffer
    tag: Buffer
    last_four: string | null
    set_by: string
    set_at: Instant
  }
  connection_sign_in: Owned & {
    state_hash: Buffer
    connection_id: string
    user_id: string
    key_version: string
    nonce: Buffer
    ciphertext: Buffer
    tag: Buffer
    expires_at: Instant
  }
  connection_settings: Owned & {
    connection_id: string
    revision: number
    settings: Json<unknown>
    made_by: string
    made_at: Instant
  }
  connection_file: Owned & {
    connection_id: string
    id: string
    name: string
    bytes: number
    uploaded_by: string
    uploaded_at: Instant
  }
  connection_file_chunk: Owned & {
    connection_id: string
    file_id: string
    seq: number
    key_version: string
    nonce: Buffer
    ciphertext: Buffer
    tag: Buffer
  }
  snapshot: Owned & {
    id: string
    connection_id: string
    kind: string
    state: string
    revision: number
    started_at: Instant
    heartbeat_at: Instant
    finished_at: Instant | null
    pages: WithDefault<number>
    people: WithDefault<number>
    expected_people: number | null
    requests: WithDefault<number>
    waiting_until_at: Instant | null
    in_scope: WithDefault<number>
    outside_filter: WithDefault<number>
    problems: WithDefault<number>
    unreadable: WithDefault<number>
    incomplete_because: ColumnType<unknown[], string | undefined, string>
    failure: Json<unknown> | null
    field_statistics: ColumnType<unknown[], string | undefined, string>
    content_hash: Buffer | null
    released: Json<unknown> | null
    erased_at: Instant | null
    reused_people: WithDefault<number>
    reused_read_at: Instant | null
  }
  snapshot_record: Owned & { snapshot_id: string; external_id: string; doc: string; hash: Buffer }
  snapshot_outside: Owned & { snapshot_id: string; external_hash: Buffer; reason: string }
  snapshot_problem: Owned & {
    snapshot_id: string
    seq: number
    external_id: string | null
    field: string | null
    code: string
    message: string
  }
  match_decision: Owned & {
    connection_id: string
    external_id: string
    person_id: string
    decision: string
    decided_by: string
    decided_at: Instant
  }
  choice: Owned & {
    connection_id: string
    item_key: string
    attribute: string
    fingerprint: string
    choice: string
    made_by: string
    made_at: Instant
  }
  plan: Owned & {
    id: string
    connection_id: string | null
    kind: string
    undoes_run: string | null
    state: string
    snapshot_id: string | null
    inputs: Json<unknown>
    inputs_digest: string
    counts: Json<unknown>
    guards: Json<unknown[]>
    created_by: string
    created_at: Instant
  }
  plan_item: Owned & {
    plan_id: string
    seq: number
    key: string
    bucket: string
    bucket_rank: number
    action: string
    name: string
    employee_number: string | null
    legal_entity_id: string | null
    effective_date: string | null
    preticked: boolean
    attributes: string[]
    flags: string[]
    selectable: boolean
    held_by: WithDefault<string[]>
    search: string
    fingerprint: string
    doc: Json<unknown>
  }
  guard_release: Owned & {
    id: Generated<number>
    connection_id: string
    guard: string
    fingerprint: string
    snapshot_id: string | null
    number: number
    reason: string | null
    released_by: string
    user_id: string
    released_at: Instant
  }
  notice: Owned & { connection_id: string; kind: string; fingerprint: string; sent_at: Instant }
  approval_rule: Owned & {
    connection_id: string
    leavers: boolean
    held_guards: boolean
    entity_moves: boolean
    set_by: string
    set_at: Instant
    wanted: ColumnType<unknown, string | null | undefined, string | null>
    wanted_by: string | null
    wanted_by_id: string | null
    wanted_at: Instant | null
  }
  approval: Owned & {
    id: string
    plan_id: string
    connection_id: string | null
    digest: string
    lines: number
    note: string | null
    asked_by: string
    asked_by_id: string
    asked_at: Instant
    decision: string | null
    decided_by: string | null
    decided_by_id: string | null
    decided_at: Instant | null
    comment: string | null
  }
  person_comment: Owned & {
    id: string
    person_id: string | null
    connection_id: string | null
    external_id: string | null
    text: string
    written_by: string
    written_by_id: string
    written_at: Instant
    erased_at: Instant | null
    erased_by: string | null
  }
  pushed_person: Owned & {
    connection_id: string
    id: string
    seq: Generated<number>
    user_name_hash: Buffer
    external_id_hash: Buffer | null
    key_version: string
    nonce: Buffer
    ciphertext: Buffer
    tag: Buffer
    created_at: Instant
    changed_at: Instant
  }
  kept_detail: Owned & {
    connection_id: string
    record_hash: Buffer
    key_version: string
    nonce: Buffer
    ciphertext: Buffer
    tag: Buffer
    read_at: Instant
  }
  disconnect_receipt: Owned & { connection_id: string; receipt: Json<unknown>; at: Instant }
}
