-- A record without a value takes its key out of a compacted topic.
alter table outbox alter column value drop not null;
