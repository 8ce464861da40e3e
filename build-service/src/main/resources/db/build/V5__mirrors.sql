-- Repositories that follow one elsewhere.
create table mirror (
  repository   text primary key references repository (name),
  remote       text not null,
  -- What the remote signs with. It is compared, so it is kept as it is; no answer shows it again.
  secret       text not null,
  created_at   timestamptz not null,
  -- How often the remote has called: a fetch that ends knows whether it was called meanwhile.
  wanted       bigint not null default 0,
  due_at       timestamptz not null,
  epoch        bigint not null default 0,
  leased_until timestamptz,
  fetched_at   timestamptz,
  failure      text,
  remark       text
);
create index mirror_due on mirror (due_at);

-- What remotes told, for as long as they may tell it again.
create table webhook_delivery (
  repository  text not null references mirror (repository),
  id          text not null,
  kind        text not null,
  branch      text,
  commit      text,
  pusher      text,
  received_at timestamptz not null,
  primary key (repository, id)
);
create index webhook_delivery_received on webhook_delivery (repository, received_at);
