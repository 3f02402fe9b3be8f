select distinct info['file'] as file
from duckdb_logs_parsed('PhysicalOperator')
where class = 'ParquetReader'
    and event in ('ReadRowGroup', 'SkipRowGroup')
order by file
