-- One rollout that is judged; its row is the lock that orders its judges.
create table trial (
  deployment  uuid    primary key,
  application text    not null,
  environment text    not null,
  chain       uuid    not null,
  open        boolean not null,
  deadline    timestamptz, -- of a step without an answer
  state       text         -- JSON; null when closed
);
create index trial_deadline on trial (deadline) where deadline is not null;

-- What every look closed, in order: the evidence is computed from these alone.
create table stratum (
  position      bigint generated always as identity primary key,
  deployment    uuid   not null,
  measure       text   not null,
  process       int    not null,
  look          int    not null,
  step          int    not null,
  gateway       text   not null,
  threshold     float8,
  candidate_bad bigint not null,
  candidate     bigint not null,
  baseline_bad  bigint not null,
  baseline      bigint not null
);
create index stratum_deployment on stratum (deployment, position);

-- The verdicts as they were told.
create table verdict (
  id         uuid        primary key,
  deployment uuid        not null,
  at         timestamptz not null,
  document   text        not null
);
create index verdict_deployment on verdict (deployment, at);
create index verdict_at on verdict (at);
