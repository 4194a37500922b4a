-- What ingest remembers: customers' addresses, conversations, what it has seen, and what
-- became of each contact. One text for H2 and PostgreSQL.

-- addresses of customers; id is a hash of workspace and address
create table identity (
  id uuid primary key,
  workspace varchar(200) not null,
  kind varchar(20) not null,
  address varchar(400) not null,
  customer_id uuid not null,
  known_since timestamp with time zone not null
);

create index identity_customer on identity (customer_id);

-- what a company knows of its customers from elsewhere
create table customer (
  id uuid not null,
  workspace varchar(200) not null,
  facts text not null,
  changed_by varchar(200) not null,
  changed_at timestamp with time zone not null,
  primary key (id, workspace)
);

-- external ids of contacts; id is a hash of workspace, channel, account and external id, of a mail
-- also of its content
create table seen (
  id uuid primary key,
  shard integer not null,
  contact_id uuid not null,
  seen_at timestamp with time zone not null
);

create index seen_age on seen (shard, seen_at);

-- which conversation a mail belongs to: one that came, one of ours, one that others answered; id is a
-- hash of workspace, account and message id
create table mail (
  id uuid primary key,
  shard integer not null,
  conversation varchar(200) not null,
  received boolean not null,
  kept_until timestamp with time zone not null
);

create index mail_age on mail (shard, kept_until);

-- who talks in a conversation; id is the conversation key
create table conversation (
  id varchar(200) primary key,
  workspace varchar(200) not null,
  members text not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

-- what became of a contact; ids are time-ordered, so both indexes grow at their end
create table contact (
  id uuid not null,
  workspace varchar(200) not null,
  status varchar(20) not null,
  channel varchar(100) not null,
  reason varchar(100),
  duplicate_of uuid,
  ticket_id varchar(200),
  threading varchar(20),
  received_at timestamp with time zone not null,
  primary key (id, workspace)
);

create index contact_status on contact (workspace, status, id);

-- contacts that wait for a person: what they will be once released, what they say of their account
-- and of who takes part, and what of it a list shows
create table suspension (
  id uuid not null,
  workspace varchar(200) not null,
  customer_id uuid not null,
  reason varchar(100) not null,
  detail varchar(1000) not null,
  sender text not null,
  subject varchar(1000),
  beginning varchar(1000) not null,
  accepted text not null,
  stated text not null,
  primary key (id, workspace)
);

create index suspension_customer on suspension (customer_id);
