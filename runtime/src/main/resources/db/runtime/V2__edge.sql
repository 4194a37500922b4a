-- The edge's only tables: who may come in, and which requests came before.

create table api_key (
  prefix varchar(100) primary key,
  sha256 varchar(64) not null,
  role varchar(20) not null,
  workspace varchar(200) not null,
  agent varchar(200),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null
);

create table idempotency (
  id uuid primary key,
  request varchar(64) not null,
  command_id varchar(100) not null,
  claimed_at timestamp with time zone not null
);

create index idempotency_age on idempotency (claimed_at);

create index dead_letter_workspace on dead_letter (workspace, happened_at, id);
