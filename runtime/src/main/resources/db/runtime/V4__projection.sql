-- How far projections that are in tables have read: empty while a shard is to be built.

create table projection (
  name varchar(100) not null,
  shard integer not null,
  place text not null,
  primary key (name, shard)
);
