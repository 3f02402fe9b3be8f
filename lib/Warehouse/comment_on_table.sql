comment on table {table} is {lineage}
