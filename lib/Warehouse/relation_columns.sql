-- Columns of a table or view, in their order; a temporary one hides one of the warehouse.
select
    column_name,
    data_type,

from duckdb_columns()

where
    table_name = $relation
    and (database_name = 'temp' or (database_name = current_database() and schema_name = current_schema()))

qualify rank() over (order by database_name = 'temp' desc) = 1

order by column_index
