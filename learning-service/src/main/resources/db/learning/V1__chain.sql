-- Everything here but what has been said to others follows from the topics and can be made anew.

-- One row: the position of the last event. Its lock gives positions the order of their commits, so
-- that a reader who has seen one position will not find a lower one later.
create table log_head (
  position bigint not null
);
insert into log_head values (0);

create table event_log (
  position    bigint      primary key,
  source      text        not null,
  event_id    text        not null,
  type        text        not null,
  subject     text        not null,
  chain       text,
  occurred_at timestamptz not null,
  topic       text        not null,
  partition   integer     not null,
  record_offset bigint    not null,
  document    bytea       not null,
  -- An id is unique for its source (CloudEvents 1.0, "id").
  unique (source, event_id)
);
create index event_log_chain on event_log (chain, occurred_at) where chain is not null;
create index event_log_topic on event_log (topic, position);
create index event_log_id on event_log (event_id);

-- Where events stood before a rebuild: who follows the log finds it as it was.
create table kept_position (
  source   text   not null,
  event_id text   not null,
  position bigint not null,
  primary key (source, event_id)
);

create table event_link (
  position     bigint  not null references event_log on delete cascade,
  ordinal      integer not null,
  kind         text    not null,
  relation     text,
  target_event text,
  target_chain text,
  primary key (position, ordinal)
);
create index event_link_chain on event_link (target_chain) where relation = 'contains';
create index event_link_event on event_link (target_event) where relation = 'contains';

create table push (
  event_id   text        primary key,
  change     text        not null,
  chain      text        not null,
  repository text        not null,
  branch     text        not null,
  commit     text        not null,
  title      text        not null,
  author     text        not null,
  pushed_at  timestamptz not null
);
create index push_change on push (change, pushed_at);
create index push_commit on push (commit text_pattern_ops);
create index push_repository on push (repository, pushed_at);
