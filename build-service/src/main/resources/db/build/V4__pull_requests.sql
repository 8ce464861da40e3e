create table pull_request (
  repository  text not null references repository (name),
  number      bigint not null,
  chain_id    uuid not null,
  branch      text not null,
  target      text not null,
  title       text not null,
  text        text not null,
  author      text not null,
  -- Whose tokens brought its commits: none of them is a peer.
  pushers     text[] not null,
  commit      text not null,
  opened_at   timestamptz not null,
  updated_at  timestamptz not null,
  -- The newest event of this pull request: the cause of its next one.
  event_id    uuid not null,
  state       text not null check (state in ('open', 'queued', 'merged', 'closed')),
  draft       boolean not null default false,
  ejected_for text,
  ejected_at  timestamptz,
  -- Who sent it to the queue, and when.
  queued_by   text,
  queued_at   timestamptz,
  ended_by    text,
  ended_for   text,
  ended_at    timestamptz,
  merged_commit text,
  batch       bigint[],
  -- What the platform's comment was made from.
  look_basis  text,
  look_conflicts text[] not null default '{}',
  primary key (repository, number),
  foreign key (repository, number) references change (repository, number)
);
create index pull_request_state on pull_request (repository, state, number);

create table pull_request_comment (
  repository text not null,
  number     bigint not null,
  comment    int not null,
  voice      text not null check (voice in ('person', 'note', 'bot')),
  author     text not null,
  commit     text,
  path       text,
  line       int,
  text       text not null,
  said_at    timestamptz not null,
  edited_at  timestamptz,
  primary key (repository, number, comment),
  foreign key (repository, number) references pull_request (repository, number)
);

create table pull_request_review (
  repository text not null,
  number     bigint not null,
  review     int not null,
  reviewer   text not null,
  verdict    text not null check (verdict in ('approve', 'request_changes', 'comment')),
  commit     text not null,
  text       text not null,
  given_at   timestamptz not null,
  primary key (repository, number, review),
  foreign key (repository, number) references pull_request (repository, number)
);

-- What came to main, in its order: one position for each change, several at one commit for a batch.
create table arrival (
  repository text not null references repository (name),
  position   bigint not null,
  commit     text not null,
  change     bigint not null,
  -- The change-merged event; null where the change was pushed to main.
  event_id   uuid,
  primary key (repository, position),
  foreign key (repository, change) references change (repository, number)
);
create index arrival_commit on arrival (repository, commit);
insert into arrival (repository, position, commit, change)
  select repository, row_number() over (partition by repository order by number), commit, number
  from change where branch = 'main';

-- What a build that is tried before it lands has left, until it does.
alter table build add column digest text, add column size bigint;

-- One row a repository: who holds it moves the queue.
create table merge_queue (
  repository   text primary key references repository (name),
  last_batch   bigint not null default 0,
  -- Rises whenever somebody takes the queue.
  epoch        bigint not null default 0,
  -- Not before: after a failure of the host.
  paused_until timestamptz,
  -- What it waits for, in words; null when it waits for builds only.
  waits_for    text
);

create table merge_batch (
  repository text not null references merge_queue (repository),
  number     bigint not null,
  -- The change that is built: the only member, or one made of all of them.
  change     bigint not null,
  base       text not null,
  commit     text not null,
  tree       text not null,
  build      bigint,
  state      text not null check (state in ('trying', 'landing', 'landed', 'dissolved')),
  reason     text,
  made_at    timestamptz not null,
  primary key (repository, number),
  foreign key (repository, change) references change (repository, number)
);
create unique index merge_batch_commit on merge_batch (repository, commit)
  where state in ('trying', 'landing');

create table merge_member (
  repository text not null,
  batch      bigint not null,
  position   int not null,
  change     bigint not null,
  head       text not null,
  primary key (repository, batch, position),
  foreign key (repository, batch) references merge_batch (repository, number)
);

-- With how many others it may be tried, once a batch with it was red.
alter table pull_request add column together int;
