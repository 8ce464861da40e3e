-- What is known of a change's way, in whatever order it came.

create table flow_push (
  event_id  text        primary key,
  change    text        not null,
  pushed_at timestamptz not null
);
create index flow_push_change on flow_push (change);

create table flow_green_build (
  build     text        primary key,
  event_id  uuid        not null,
  chain     uuid        not null,
  passed_at timestamptz not null
);

create table flow_artifact (
  event_id     uuid        primary key,
  build        text        not null,
  chain        uuid        not null,
  purl         text        not null,
  repository   text        not null,
  published_at timestamptz not null
);
create index flow_artifact_build on flow_artifact (build);

create table flow_carried (
  artifact uuid not null references flow_artifact on delete cascade,
  change   text not null,
  chain    uuid not null,
  commit   text not null,
  primary key (artifact, change)
);
create index flow_carried_change on flow_carried (change);

-- What has been said to others stays said: this table outlives a rebuild.
create table flow_integrated (
  change text primary key
);
