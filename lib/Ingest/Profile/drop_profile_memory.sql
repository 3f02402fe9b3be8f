drop table if exists profile_memory
