-- A stage during which the host failed: it does not run any more, and nobody knows how it would have ended.
alter table stage drop constraint stage_state_check;
alter table stage add constraint stage_state_check
  check (state in ('running', 'passed', 'failed', 'errored', 'cancelled'));
