create table toggles (
  key        text        primary key,
  -- json, not jsonb: what people wrote comes back in the order in which they wrote it.
  definition json        not null,
  version    bigint      not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text        not null,
  reason     text        not null
);

-- The audit: nothing is ever taken away from it. A removal has no definition.
create table toggle_changes (
  key        text        not null,
  version    bigint      not null,
  at         timestamptz not null,
  by         text        not null,
  reason     text        not null,
  state      text        not null,
  definition json,
  primary key (key, version)
);

-- One row: its lock orders all changes, and every process knows by its value whether there was one.
-- A value that is never seen again, so that one of a database that was since replaced is not taken
-- for the same.
create table toggle_revision (
  one      boolean primary key default true check (one),
  revision uuid    not null default gen_random_uuid()
);
insert into toggle_revision default values;
