select coalesce(sum(memory_usage_bytes), 0)::bigint as bytes
from duckdb_memory()
where tag = 'BASE_TABLE'
