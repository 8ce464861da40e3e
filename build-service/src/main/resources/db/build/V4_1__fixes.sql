-- Whether it is sent to the queue as the fix of a broken main.
alter table pull_request add column fix boolean not null default false;
