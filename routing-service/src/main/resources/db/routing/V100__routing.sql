-- What routing knows. One text for H2 and PostgreSQL. Ids of tickets and messages are time-ordered,
-- so that their indexes grow at one end. Names in one column stand one a line.

-- What changes about an agent while they work. Whose tickets they hold is told by the tickets.
create table agent (
  workspace varchar not null,
  id varchar not null,
  shard integer not null,
  presence varchar not null,
  idle_since timestamp with time zone not null,
  cools_until timestamp with time zone,
  misses integer not null,
  primary key (workspace, id)
);

-- What it is about stands in the columns from intent to rules, where it is in those from queue to
-- requirements: what it asks of whoever takes it, as last told; tier is part of that. takers is the same
-- for tickets that could be offered to the same agents.
create table ticket (
  id uuid primary key,
  shard integer not null,
  workspace varchar not null,
  channel varchar not null,
  account varchar,
  brand varchar,
  customer varchar not null,
  reply_to varchar,
  reply_from varchar,
  subject varchar,
  conversation varchar,
  opened_at timestamp with time zone not null,
  follow_up_of uuid,
  intent varchar,
  priority varchar not null,
  classified_tier integer not null,
  skills varchar,
  language varchar,
  sensitivity varchar,
  rules varchar,
  queue varchar not null,
  transferred boolean not null,
  raised_to integer not null,
  tier integer not null,
  requirements text not null,
  takers varchar not null,
  status varchar not null,
  agent varchar,
  site varchar,
  since timestamp with time zone,
  deadline timestamp with time zone,
  declined varchar,
  version bigint not null,
  fence bigint not null,
  reopened integer not null,
  answers varchar,
  answers_to varchar,
  answers_cc varchar,
  customer_facts text,
  ended_fence bigint not null,
  ended_agent varchar,
  ended_how varchar
);

-- For the board, for lists by status, and for taking a shard, which reads all that is open.
create index ticket_status on ticket (status, workspace, queue);

-- For what becomes known of a customer.
create index ticket_customer on ticket (customer);

-- Who else than the ticket's own customer wrote in it.
create table participant (
  customer varchar not null,
  ticket uuid not null,
  workspace varchar not null,
  primary key (customer, ticket)
);

-- For a ticket that is erased.
create index participant_ticket on participant (ticket);

-- For an agent's own tickets and offers.
create index ticket_agent on ticket (agent, status);

-- Which ticket a conversation goes on in. The id is a hash of workspace and key.
create table conversation (
  id uuid primary key,
  ticket uuid not null
);

-- What was said in a ticket, in order; of what goes out, how far it has come. No body where only
-- something was attached.
create table message (
  ticket uuid not null,
  id uuid not null,
  workspace varchar not null,
  happened_at timestamp with time zone not null,
  direction varchar not null,
  author_kind varchar not null,
  author varchar,
  author_name varchar,
  contact varchar,
  external varchar,
  body varchar,
  attachments text,
  delivery varchar,
  delivery_at timestamp with time zone,
  delivery_reason varchar,
  primary key (ticket, id)
);

-- For reports of how far an answer has come, which name it alone.
create index message_id on message (id);

-- Why a ticket was offered or given to whom: one line a candidate.
create table explanation (
  ticket uuid not null,
  fence bigint not null,
  workspace varchar not null,
  happened_at timestamp with time zone not null,
  rule varchar not null,
  candidates varchar not null,
  primary key (ticket, fence)
);
