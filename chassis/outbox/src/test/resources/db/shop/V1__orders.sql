create table orders (
  number   bigserial primary key,
  customer text not null,
  text     text not null
);
