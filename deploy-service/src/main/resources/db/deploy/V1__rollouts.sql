create table environments (
  name       text        primary key,
  created_at timestamptz not null
);

-- Every artifact that came with a plan: what a deployment carries is the union of their changes.
create table releases (
  application text   not null,
  environment text   not null,
  number      bigint not null,
  digest      text   not null,
  document    jsonb  not null,
  primary key (application, environment, number)
);
create index releases_digest on releases (application, environment, digest, number);

create table deployments (
  id           uuid        primary key,
  application  text        not null,
  environment  text        not null,
  state        text        not null,
  requested_at timestamptz not null,
  document     jsonb       not null
);
create index deployments_place on deployments (application, environment, requested_at desc);

-- One row per place: its lock orders every change there, its lease every start and stop of a server.
create table applications (
  application  text        not null,
  environment  text        not null,
  epoch        bigint      not null default 0,
  holder       uuid,
  leased_until timestamptz not null default clock_timestamp(),
  stable       jsonb,
  retiring     jsonb,
  current      uuid        references deployments (id),
  waiting      uuid        references deployments (id),
  primary key (application, environment)
);

-- Routes as the gateways were last told of them.
create table routes (
  application text  not null,
  environment text  not null,
  document    jsonb not null,
  primary key (application, environment)
);
