-- A run of another tool names a change by its chain.
create index change_chain on change (chain_id);
