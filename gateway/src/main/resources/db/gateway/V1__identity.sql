-- Who may come in. Secrets are kept as SHA-256 only: they are random, 256 bits, so nothing slower is needed.
create table members (
  name       text primary key,
  role       text not null check (role in ('viewer', 'developer', 'operator', 'admin')),
  created_at timestamptz not null
);

create table tokens (
  id         uuid primary key,
  member     text not null references members,
  name       text not null,
  hash       text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table login_links (
  hash       text primary key,
  member     text not null references members,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table sessions (
  hash       text primary key,
  member     text not null references members,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create table audit (
  id     bigserial primary key,
  at     timestamptz not null,
  member text not null,
  action text not null,
  object text not null
);
