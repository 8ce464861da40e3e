-- Which repository configures an environment; its lease covers every run on the machine.
create table configurables (
  environment  text        primary key,
  repository   text        not null,
  let_by       text        not null,
  let_at       timestamptz not null,
  epoch        bigint      not null default 0,
  holder       uuid,
  leased_until timestamptz not null default clock_timestamp()
);

-- What commits say; on_main rises in the order in which they came to main.
create sequence described_commits_on_main;
create table described_commits (
  repository  text   not null,
  commit      text   not null,
  environment text   not null,
  tool        text   not null,
  file        text   not null,
  files       text   not null,
  chain       uuid   not null,
  event       uuid   not null,
  pusher      text   not null,
  on_main     bigint,
  primary key (repository, commit, environment)
);
create index described_commits_on_main_of on described_commits (environment, repository, on_main desc)
  where on_main is not null;

-- Heard before or after what the commit says.
create table green_commits (
  repository text        not null,
  commit     text        not null,
  passed_at  timestamptz not null,
  primary key (repository, commit)
);

create table configurer_runs (
  id           uuid        primary key,
  number       bigint      generated always as identity,
  environment  text        not null,
  kind         text        not null,
  commit       text        not null,
  state        text        not null,
  requested_at timestamptz not null,
  document     jsonb       not null
);
create index configurer_runs_environment on configurer_runs (environment, number desc);
create index configurer_runs_commit on configurer_runs (commit, number desc);
