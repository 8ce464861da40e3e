-- What another tool says of a commit that main does not have yet, the last word of each pipeline;
-- changed under the lock of the repository's row, and gone when main has the commit.
create table andon_early_verdict (
  repository text not null references repository (name),
  witness    text not null,
  commit     text not null,
  run        text not null,
  -- Why it is red; null when it is green.
  reason     text,
  heard_at   timestamptz not null,
  primary key (repository, witness, commit)
);
create index andon_early_verdict_age on andon_early_verdict (heard_at);
