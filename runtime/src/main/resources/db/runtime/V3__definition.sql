-- What workspaces set up by commands: a row a version. The newest of each is marked; one without a
-- body says that it was removed. Loaded by shard, shown by workspace and kind.

create table definition_version (
  workspace varchar(200) not null,
  kind varchar(50) not null,
  id varchar(200) not null,
  version integer not null,
  shard integer not null,
  latest boolean not null,
  body text,
  defined_at timestamp with time zone not null,
  defined_by varchar(200) not null,
  restored integer,
  primary key (workspace, kind, id, version)
);

create index definition_version_shard on definition_version (shard);
