-- How often a stage failed by tests and was run again on the same commit, and how long that took.
alter table stage add column failed_runs int not null default 0;
alter table stage add column failed_runs_ms bigint not null default 0;

-- Tests that failed before their stage was run again, as they failed. A stage that passed in the end
-- has seen every one of them pass: they are flaky.
create table retried_test (
  repository text   not null,
  build      bigint not null,
  attempt    int    not null,
  position   int    not null,
  number     int    not null,
  suite      text   not null,
  test       text   not null,
  message    text   not null,
  file       text,
  line       int,
  primary key (repository, build, attempt, position, number),
  foreign key (repository, build, attempt, position)
    references stage (repository, build, attempt, position)
);
