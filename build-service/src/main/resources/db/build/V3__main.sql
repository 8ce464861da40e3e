-- How changes enter the main branch: anybody's push, or the merge queue alone.
alter table repository add column main_entry text not null default 'push'
  check (main_entry in ('push', 'queue'));
