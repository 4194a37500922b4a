-- The edge's only table: who may come in.

create index dead_letter_workspace on dead_letter (workspace, happened_at, id);
