-- [text]
create temporary table profile_memory as
select columns(lambda name: name = $column)::varchar as value
from events_raw

-- [typed]
create temporary table profile_memory as
select columns(lambda name: name = $column) as value
from events_raw

-- [bytes]
select coalesce(sum(memory_usage_bytes + temporary_storage_bytes), 0)::bigint as bytes
from duckdb_memory()
where tag = 'IN_MEMORY_TABLE'

-- [drop]
drop table profile_memory
