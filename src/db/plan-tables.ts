import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Owned, WithDefault } from './columns.ts'

/** What would be written, and what people decided about it. */
export type PlanTables = {
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
    fingerprint: string
    doc: Json<unknown>
    /** Of the lines that count alike, borne by the first one. */
    tally_lines: number | null
    tally_digest: number | null
    /** Of the lines of a block, borne by the first one. */
    block_names: string[] | null
    block_tallies: number[] | null
    block_texts: string | null
    block_grams: Buffer | null
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
}
