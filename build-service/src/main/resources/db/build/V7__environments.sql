-- The environment that an attempt at a build asked for, and what it was told of it.
create table build_environment (
  repository text   not null,
  build      bigint not null,
  attempt    int    not null,
  name       text   not null unique,
  -- What runs there; kept beside the published artifacts, and published only if the build passes.
  digest     text   not null,
  size       bigint not null,
  event_id   uuid   not null,
  state      text   not null check (state in ('requested', 'ready', 'unfit', 'lost')),
  network    text,
  -- Where they answer in that network, with spaces between them.
  servers    text,
  reason     text,
  primary key (repository, build, attempt),
  foreign key (repository, build) references build (repository, number)
);
create index build_environment_digest on build_environment (digest);
