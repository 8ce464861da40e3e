-- The cord of each repository's main, as build-service last told.
create table cord (
  repository text primary key,
  -- Of the newest event that was taken: pulls and releases come on two topics, in no order.
  sequence   bigint not null,
  -- Why it is pulled; null when it is not.
  reason     text
);
