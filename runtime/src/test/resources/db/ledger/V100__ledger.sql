create table effect (
  id varchar(100) primary key,
  workspace varchar(50) not null,
  number bigint not null,
  note varchar(20)
);
