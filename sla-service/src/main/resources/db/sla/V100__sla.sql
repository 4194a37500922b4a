-- What the SLA service remembers: the clocks of each ticket, and alerts. One text for H2
-- and PostgreSQL.

-- one row a ticket with all its clocks, and what decides who may see them. at_risk_due: the earliest due date of a clock that was warned of;
-- broken_on: the earliest breach of a clock that is not over
create table ticket_clocks (
  ticket_id varchar(200) primary key,
  workspace varchar(200) not null,
  agent varchar(200),
  site varchar(200),
  brand varchar(200),
  queue varchar(200),
  channel varchar(200) not null,
  at_risk_due timestamp with time zone,
  broken_on timestamp with time zone,
  body varchar not null
);

create index ticket_clocks_at_risk on ticket_clocks (workspace, at_risk_due, ticket_id);

create index ticket_clocks_broken on ticket_clocks (workspace, broken_on, ticket_id);

-- warnings and breaches; ids are time-ordered, so the indexes grow at their ends
create table alert (
  id uuid primary key,
  workspace varchar(200) not null,
  kind varchar(20) not null,
  state varchar(20) not null,
  ticket_id varchar(200) not null,
  metric varchar(60) not null,
  priority varchar(60) not null,
  happened_at timestamp with time zone not null,
  escalated_level integer,
  escalation_refused varchar(1000),
  acknowledged_by varchar(200),
  acknowledged_note varchar(1000),
  acknowledged_at timestamp with time zone,
  body varchar not null
);

create index alert_workspace on alert (workspace, id);

create index alert_ticket on alert (ticket_id, id);
