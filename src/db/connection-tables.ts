import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Owned, WithDefault } from './columns.ts'

/** Connections, and what they were given. */
export type ConnectionTables = {
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
    /** By what its unchanged records were compared: a digest of settings, legal entities and program. */
    unchanged_by: string | null
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
  disconnect_receipt: Owned & { connection_id: string; receipt: Json<unknown>; at: Instant }
  notice: Owned & { connection_id: string; kind: string; fingerprint: string; sent_at: Instant }
}
