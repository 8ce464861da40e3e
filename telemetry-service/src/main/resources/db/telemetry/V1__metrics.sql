-- Every series once: samples carry its number only.
create table series (
  id          bigint primary key, -- from the fingerprint, the same in every process
  metric      text  not null,
  kind        text  not null,
  unit        text  not null,
  bounds      float8[] not null,
  resource    jsonb not null,
  attributes  jsonb not null
);
create index series_metric on series (metric);

-- Partitioned from the beginning: to drop a day is cheaper than to delete it. One partition takes
-- all until the load asks for more.
create table sample (
  series   bigint      not null,
  at       timestamptz not null,
  start_at timestamptz not null,
  value    float8      not null,
  primary key (series, at)
) partition by range (at);
create table sample_rest partition of sample default;
create index sample_at on sample using brin (at);

create table histogram_sample (
  series   bigint      not null,
  at       timestamptz not null,
  start_at timestamptz not null,
  sum      float8      not null,
  buckets  bigint[]    not null,
  primary key (series, at)
) partition by range (at);
create table histogram_sample_rest partition of histogram_sample default;
create index histogram_sample_at on histogram_sample using brin (at);

-- What was dropped, and how often.
create table refusal (
  reason  text        primary key,
  points  bigint      not null,
  last_at timestamptz not null default clock_timestamp()
);
