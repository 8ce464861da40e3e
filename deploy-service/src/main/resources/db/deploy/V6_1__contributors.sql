-- Who pushed to a change or proposed it: nobody of these approves its deployment.
create table contributors (
  change text not null,
  who    text not null,
  primary key (change, who)
);
