create table repository (
  name        text primary key,
  created_at  timestamptz not null,
  -- The repository's own event chain; each change has another.
  chain_id    uuid not null,
  event_id    uuid not null,
  last_change bigint not null default 0,
  last_build  bigint not null default 0
);

-- Where each branch stood when it was last recorded; what Git says may be ahead after a crash.
create table branch (
  repository text not null references repository (name),
  name       text not null,
  head       text not null,
  change     bigint not null,
  primary key (repository, name)
);

create table change (
  repository      text not null references repository (name),
  number          bigint not null,
  branch          text not null,
  chain_id        uuid not null,
  commit          text not null,
  previous_commit text,
  commits         int not null,
  title           text not null,
  author          text not null,
  pusher          text not null,
  pushed_at       timestamptz not null,
  -- The newest change-pushed event.
  event_id        uuid not null,
  primary key (repository, number)
);

create table build (
  repository       text not null references repository (name),
  number           bigint not null,
  change           bigint not null,
  branch           text not null,
  commit           text not null,
  previous_commit  text,
  title            text not null,
  chain_id         uuid not null,
  -- The newest event of this build: the cause of its next one.
  event_id         uuid not null,
  state            text not null check (state in ('queued', 'running', 'passed', 'failed', 'cancelled')),
  attempt          int not null,
  queued_at        timestamptz not null,
  -- Not before: a build that is tried again waits.
  due_at           timestamptz not null,
  started_at       timestamptz,
  ended_at         timestamptz,
  -- Who drives it, and until when without a sign of life; the epoch rises with every driver.
  epoch            bigint not null default 0,
  leased_until     timestamptz,
  cancel_reason    text,
  cause            jsonb,
  primary key (repository, number),
  foreign key (repository, change) references change (repository, number),
  -- A commit of a change is built once, however often it is pushed.
  unique (repository, change, commit)
);
create index build_open on build (due_at) where state in ('queued', 'running');
create index build_commit on build (repository, commit);

create table stage (
  repository text not null,
  build      bigint not null,
  attempt    int not null,
  position   int not null,
  name       text not null,
  state      text not null check (state in ('running', 'passed', 'failed', 'cancelled')),
  started_at timestamptz not null,
  duration_ms bigint,
  exit_code  int,
  message    text,
  passed     int,
  failed     int,
  skipped    int,
  primary key (repository, build, attempt, position),
  foreign key (repository, build) references build (repository, number)
);

create table artifact (
  repository   text not null,
  build        bigint not null,
  change       bigint not null,
  branch       text not null,
  commit       text not null,
  digest       text not null,
  size         bigint not null,
  purl         text not null,
  published_at timestamptz not null,
  primary key (repository, build),
  foreign key (repository, build) references build (repository, number)
);
create index artifact_digest on artifact (digest);
create index artifact_branch on artifact (repository, branch, build);
