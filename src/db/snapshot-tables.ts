import type { ColumnType } from 'kysely'
import type { Instant, Json, Owned, WithDefault } from './columns.ts'

/** What was fetched. */
export type SnapshotTables = {
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
  unchanged_record: Owned & {
    connection_id: string
    external_id: string
    hash: Buffer
    person_id: string
    person_version: number
    legal_entity_id: string | null
    from_day: string
    until_day: string | null
    manager_record: string | null
    manager_id: string | null
    has_left: boolean
    no_identifier: boolean
    unknown_manager: boolean
    record_number: string | null
    record_email: string | null
    person_number: string | null
    person_email: string | null
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
}
