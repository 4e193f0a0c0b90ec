import { wallFor } from '../wall-for.ts'

export const signInTables = ['connection_sign_in'] as const

/** Somebody on the way to an HR system and back; taken once, and worth nothing after ten minutes. */
export const browserSignIn = `
create table connection_sign_in (
  company_id uuid not null,
  -- Of the state that travels with the person; the state itself is kept nowhere.
  state_hash bytea not null,
  connection_id uuid not null,
  user_id text not null,
  key_version text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  tag bytea not null,
  expires_at timestamptz not null,
  primary key (company_id, state_hash),
  foreign key (company_id, connection_id) references connection (company_id, id) on delete cascade
);

${wallFor(signInTables)}
`
