select comment
from duckdb_tables()
where table_name = $relation
    and schema_name = 'main'
    and not temporary
union all
select comment
from duckdb_views()
where view_name = $relation
    and schema_name = 'main'
    and not temporary
