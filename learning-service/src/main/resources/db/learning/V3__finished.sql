-- Builds of every branch that passed, and their tests that passed in an environment like production.

create table flow_passed_build (
  build      text        primary key,
  event_id   uuid        not null,
  chain      uuid        not null,
  repository text        not null,
  change     text        not null,
  commit     text        not null,
  passed_at  timestamptz not null
);
create index flow_passed_build_change on flow_passed_build (change);

create table flow_passed_tests (
  event_id    uuid primary key,
  build       text not null,
  environment text not null
);
create index flow_passed_tests_build on flow_passed_tests (build);

-- What has been said to others stays said: this table outlives a rebuild.
create table flow_finished (
  change text primary key
);
