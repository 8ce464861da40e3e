-- A place where nothing shall run any more: its row stays until its host has said that nothing does.
alter table applications add column closing boolean not null default false;

-- Environments that were asked for and go again. A name may be had again when it is free.
create table demands (
  id          uuid        primary key,
  environment text        not null,
  application text        not null,
  repository  text        not null,
  build       text,
  state       text        not null check (state in ('open', 'closing', 'closed')),
  until       timestamptz not null,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  -- What keeps us from doing there what should be done, for example that its host does not answer.
  hindrance   text,
  document    jsonb       not null
);
create unique index demands_named on demands (environment) where state <> 'closed';
create index demands_due on demands (until) where state = 'open';
create index demands_opened on demands (opened_at desc);

-- Topics have no order among each other: the end of a build may be heard before its wish.
create table ended_builds (
  build    text        primary key,
  ended_at timestamptz not null
);
create index ended_builds_old on ended_builds (ended_at);
