-- What the survey service remembers: whom it left in peace and since when, and one line of
-- the ledger for every time a ticket was resolved. One text for H2 and PostgreSQL.

-- id is a hash of workspace and customer; asked is "metric@milliseconds@invitation" of each invitation, with
-- "@withdrawn" behind it where the question was taken back
create table customer (
  id uuid primary key,
  workspace varchar(200) not null,
  customer_id varchar(200) not null,
  opted_out boolean not null,
  asked text not null
);

-- one line a resolution; deadline is when it is sent, expires, or can no longer be changed
create table ledger (
  id uuid primary key,
  workspace varchar(200) not null,
  ticket_id varchar(200) not null,
  cycle integer not null,
  program_id varchar(200) not null,
  metric varchar(60) not null,
  customer_id varchar(200) not null,
  agent_id varchar(200),
  site varchar(200),
  queue varchar(200),
  channel varchar(100) not null,
  brand varchar(200),
  intent varchar(200),
  tier integer not null,
  delivery text,
  decided_at timestamp with time zone not null,
  state varchar(20) not null,
  reason varchar(100),
  deadline timestamp with time zone,
  score integer,
  comment text,
  revision integer,
  answered_at timestamp with time zone
);

create index ledger_ticket on ledger (ticket_id);

create index ledger_answered on ledger (workspace, answered_at);
