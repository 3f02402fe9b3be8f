select coalesce(sum(memory_usage_bytes + temporary_storage_bytes), 0)::bigint as bytes
from duckdb_memory()
where tag = 'IN_MEMORY_TABLE'
