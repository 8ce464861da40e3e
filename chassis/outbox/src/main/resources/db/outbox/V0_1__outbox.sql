-- Unqualified names: the tables belong to the schema of the service that runs this migration.

-- Records that wait for their transaction to commit, and for a while those that were sent.
create table outbox (
  position      bigserial   primary key,
  id            uuid        not null unique,
  topic         text        not null,
  key           text        not null,
  header_names  text[]      not null,
  header_values text[]      not null,
  value         bytea       not null,
  created_at    timestamptz not null default clock_timestamp(),
  sent_at       timestamptz
);

-- The relay polls many times a second: it must touch only what is unsent.
create index outbox_unsent on outbox (position) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

-- The last sequence number given to an aggregate; its row is the lock that orders writers.
create table outbox_sequence (
  aggregate text   primary key,
  last      bigint not null
);

-- Which handler has handled which event.
create table inbox (
  handler    text        not null,
  event_id   uuid        not null,
  handled_at timestamptz not null default clock_timestamp(),
  primary key (handler, event_id)
);
create index inbox_handled on inbox (handled_at);
