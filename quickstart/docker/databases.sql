-- One database for each service, each on its own.
create database ingest;

create database routing;

create database sla;

create database survey;
