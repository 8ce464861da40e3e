-- One row for each time that a cord was pulled. It is changed under the lock of the repository's row
-- only, which every push takes too: no ref is moved by a push that commits after such a row.
create table andon_pull (
  repository     text not null references repository (name),
  number         bigint not null,
  kind           text not null check (kind in ('build', 'foreign', 'person')),
  commit         text not null,
  change         bigint,
  build          bigint,
  stage          text,
  test           jsonb,
  -- Of another tool: whose green is waited for, and which run was red.
  pipeline       text,
  run            text,
  pulled_by      text not null,
  reason         text not null,
  pulled_at      timestamptz not null,
  chain_id       uuid not null,
  -- The newest event of this pull: the cause of its next one.
  event_id       uuid not null,
  released_at    timestamptz,
  released_by    text,
  release_reason text,
  release_commit text,
  release_build  bigint,
  primary key (repository, number)
);
create unique index andon_open on andon_pull (repository) where released_at is null;

create table andon_helper (
  repository text not null,
  pull       bigint not null,
  member     text not null,
  joined_at  timestamptz not null,
  primary key (repository, pull, member),
  foreign key (repository, pull) references andon_pull (repository, number)
);

-- The newest commit of main that a witness called green: what it says of an older one is outdated.
create table andon_green (
  repository text not null references repository (name),
  witness    text not null,
  commit     text not null,
  primary key (repository, witness)
);

create table andon_subscription (
  member        text not null,
  kind          text not null check (kind in ('mail', 'webhook')),
  address       text not null,
  primary key (member, kind, address)
);

create table andon_notice (
  -- The message's id at every attempt.
  id           uuid primary key,
  repository   text not null,
  pull         bigint not null,
  occasion     text not null check (occasion in ('pulled', 'released')),
  kind         text not null check (kind in ('mail', 'webhook')),
  address      text not null,
  subject      text not null,
  text         text not null,
  state        text not null default 'waiting' check (state in ('waiting', 'told', 'given_up')),
  attempt      int not null default 0,
  due_at       timestamptz not null,
  -- Who tells it, and until when without a sign of life; the epoch rises with every teller.
  epoch        bigint not null default 0,
  leased_until timestamptz,
  told_at      timestamptz,
  problem      text,
  foreign key (repository, pull) references andon_pull (repository, number),
  -- A target is told of an occasion once.
  unique (repository, pull, occasion, kind, address)
);
create index andon_notice_open on andon_notice (due_at) where state = 'waiting';
