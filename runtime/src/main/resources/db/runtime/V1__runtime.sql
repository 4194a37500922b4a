-- What the loop keeps for every service: who owns a shard and how far it has come, what is still to
-- be sent, timers, answers, dead letters and the audit log. One text for H2 and PostgreSQL.

create table shard (
  id integer primary key,
  epoch bigint not null,
  format integer not null,
  log_time bigint not null,
  state text not null
);

create table outbox (
  shard integer not null,
  batch bigint not null,
  payload bytea not null,
  primary key (shard, batch)
);

create table timer (
  subject varchar(200) not null,
  kind varchar(100) not null,
  shard integer not null,
  workspace varchar(200) not null,
  due bigint not null,
  primary key (subject, kind)
);

create index timer_due on timer (shard, due);

create table outcome (
  id uuid primary key,
  shard integer not null,
  decided_at timestamp with time zone not null,
  status varchar(20) not null,
  reason varchar(200),
  detail text,
  body text,
  command_id varchar(200),
  request_hash varchar(64)
);

create index outcome_age on outcome (shard, decided_at);

create table dead_letter (
  id uuid primary key,
  shard integer not null,
  workspace varchar(200) not null,
  topic varchar(200) not null,
  partition_number integer not null,
  record_offset bigint not null,
  reason varchar(200) not null,
  detail text not null,
  happened_at timestamp with time zone not null,
  state varchar(20) not null,
  sender text,
  record bytea not null
);

create index dead_letter_age on dead_letter (shard, happened_at);

create table audit (
  id uuid not null,
  shard integer not null,
  happened_at timestamp with time zone not null,
  workspace varchar(200) not null,
  actor varchar(200) not null,
  role varchar(20) not null,
  action varchar(100) not null,
  subject varchar(200) not null,
  command_id varchar(200) not null,
  outcome varchar(20) not null,
  reason varchar(200),
  primary key (workspace, id)
);

create index audit_age on audit (shard, happened_at);
