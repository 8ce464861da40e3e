-- Public halves of the keys that sign; a signature is to be verified long after its key has gone.
create table provenance_key (
  id text primary key,
  x  text not null
);

-- What was said of an artifact when it was published.
create table provenance (
  repository text   not null,
  build      bigint not null,
  key        text   not null references provenance_key (id),
  -- The very bytes that a client gets.
  envelope   text   not null,
  primary key (repository, build),
  foreign key (repository, build) references artifact (repository, build)
);
