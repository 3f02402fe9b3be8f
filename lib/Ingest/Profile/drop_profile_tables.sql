drop table if exists profile_values;
drop table if exists profile_memory;
