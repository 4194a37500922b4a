-- The edge's only table: who may come in.

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

create index dead_letter_workspace on dead_letter (workspace, happened_at, id);
