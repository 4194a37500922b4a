-- What tickets are found by: their words, made by the projection search from their rows. On H2 they
-- are in a Lucene index.

create table ticket_words (
  ticket uuid primary key references ticket (id) on delete cascade,
  words tsvector not null
);

create index ticket_words_search on ticket_words using gin (words);
