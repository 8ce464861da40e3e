-- What is looked up every few seconds, in tables that only grow.
create index configurer_runs_open on configurer_runs (environment)
  where state in ('waiting', 'running');
create index configurer_runs_ended on configurer_runs (environment, kind, number desc)
  where state = 'ended';
create index configurer_runs_applied on configurer_runs (environment, number desc)
  where kind = 'APPLY' and state <> 'dropped';
create index demands_environment on demands (environment, opened_at desc);

-- Green commits that never said anything of an environment go.
create index green_commits_old on green_commits (passed_at);
