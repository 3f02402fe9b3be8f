select sql
from duckdb_views()
where view_name = 'events_raw'
    and schema_name = 'main'
    and not temporary
