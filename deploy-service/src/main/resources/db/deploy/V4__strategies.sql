-- A version that was left stands by, with its servers and until when.
alter table applications add column standby jsonb;

-- What was a canary is one of several strategies now.
create function pg_temp.planned(plan jsonb) returns jsonb language sql immutable as $$
  select (plan - 'canary') || jsonb_build_object('strategy', jsonb_build_object(
           'strategy', 'Canary',
           'steps', plan -> 'canary' -> 'steps',
           'pacing', (plan -> 'canary') - 'steps'), 'approval', 'NONE')
$$;

-- Servers may be named after another deployment than the one that brought their version.
create function pg_temp.fleet(version jsonb) returns jsonb language sql immutable as $$
  select jsonb_set(version, '{release,plan}', pg_temp.planned(version #> '{release,plan}'))
         || jsonb_build_object('fleet', version -> 'deployment',
                               'wanted', version #> '{release,plan,servers}')
$$;

update releases
set document = jsonb_set(document, '{release,plan}', pg_temp.planned(document #> '{release,plan}'));

update applications set stable = pg_temp.fleet(stable) where stable is not null;
update applications set retiring = pg_temp.fleet(retiring) where retiring is not null;

update deployments
set document = jsonb_set(document, '{release,plan}', pg_temp.planned(document #> '{release,plan}'))
               || jsonb_build_object('origin', (document -> 'origin') || '{"restart": false}');

update deployments
set document = jsonb_set(document, '{cargo,before,plan}',
                         pg_temp.planned(document #> '{cargo,before,plan}'))
where jsonb_typeof(document #> '{cargo,before,plan}') = 'object';

-- What is being prepared has no traffic yet.
update deployments
set document = jsonb_set(document, '{rollout,serving}',
                         '{"servers": [], "step": 0, "leg": -1, "weight": 0}')
where state in ('StartingServers', 'CheckingHealth', 'WarmingUp');

-- Nobody was asked whether they may begin.
update deployments
set document = jsonb_set(document, '{rollout}',
                         (document -> 'rollout') || '{"permissions": [], "holds": []}')
where state = 'Waiting';
