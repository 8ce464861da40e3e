-- Whose artifacts are deployed to a place: those of the repository that came first, or to which an
-- operator gave it.
create table places (
  application text not null,
  environment text not null,
  repository  text not null,
  given_by    text,
  primary key (application, environment)
);
insert into places (application, environment, repository)
select distinct on (application, environment)
  application, environment,
  regexp_replace(document #>> '{release,artifact,build}', '/[^/]*$', '')
from deployments
order by application, environment, requested_at;

-- Each repository counts its builds for itself.
alter table releases add column repository text not null
  generated always as (regexp_replace(document #>> '{release,artifact,build}', '/[^/]*$', '')) stored;
alter table releases drop constraint releases_pkey;
alter table releases add primary key (application, environment, repository, number);
