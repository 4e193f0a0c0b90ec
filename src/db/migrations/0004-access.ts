/** Sign-in, memberships and one-time links, in a schema of their own outside the walls between companies. */
export const access = `
create schema auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- How a user proves who they are; the password's hash stands in the row of the provider 'credential'.
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_user on auth.account (user_id);

create table auth.session (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_user on auth.session (user_id);

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.account_manager (
  user_id text primary key references auth."user" (id),
  phone text,
  created_at timestamptz not null default now()
);

create table auth.membership (
  company_id uuid not null references portal.company (id),
  user_id text not null references auth."user" (id) on delete cascade,
  role text not null check (role in ('admin', 'finance manager')),
  legal_entity_ids uuid[],
  created_at timestamptz not null default now(),
  primary key (company_id, user_id)
);
create index membership_user on auth.membership (user_id);

-- Only the SHA-256 of a link's token is kept.
create table auth.link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'sign-in', 'invitation', 'it-link')),
  company_id uuid references portal.company (id),
  connection_id uuid,
  user_id text references auth."user" (id) on delete cascade,
  email text,
  role text check (role in ('admin', 'finance manager')),
  legal_entity_ids uuid[],
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index link_company on auth.link (company_id, purpose) where used_at is null;
`
