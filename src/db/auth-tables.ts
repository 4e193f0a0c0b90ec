import type { ColumnType } from 'kysely'
import type { Instant, Stamp } from './columns.ts'

/** Tables of sign-in, in the schema auth. */
export type AuthTables = {
  'auth.user': {
    id: string
    name: string
    email: string
    email_verified: ColumnType<boolean, boolean | undefined, boolean>
    image: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Stamp
    updated_at: Stamp
  }
  'auth.account': {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    created_at: Stamp
    updated_at: Stamp
  }
  'auth.session': {
    id: string
    user_id: string
    token: string
    expires_at: Instant
    created_at: Stamp
    updated_at: Stamp
  }
  'auth.account_manager': { user_id: string; phone: string | null; created_at: Stamp }
  'auth.membership': {
    company_id: string
    user_id: string
    role: 'admin' | 'finance manager'
    legal_entity_ids: string[] | null
    created_at: Stamp
  }
  'auth.link': {
    token_hash: Buffer
    purpose: 'setup' | 'sign-in' | 'invitation' | 'it-link'
    company_id: string | null
    connection_id: string | null
    user_id: string | null
    email: string | null
    role: 'admin' | 'finance manager' | null
    legal_entity_ids: string[] | null
    created_at: Stamp
    expires_at: Instant
    used_at: Instant | null
  }
  'auth.push_token': {
    connection_id: string
    company_id: string
    token_hash: Buffer
    made_by: string
    made_at: Instant
    last_used_at: Instant | null
  }
}
