-- Files that builds left for later ones.
create table cache_entry (
  repository text        not null references repository (name),
  -- Whose it is: main, change/<number>, or merge/<build> until that lands.
  scope      text        not null,
  -- What it was made from.
  key        text        not null,
  -- SHA-256 of its archive, which lies under that name.
  digest     text        not null,
  bytes      bigint      not null,
  used_at    timestamptz not null,
  primary key (repository, scope, key)
);
