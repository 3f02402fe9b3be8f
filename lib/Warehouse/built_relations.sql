-- Tables and views of the warehouse by name.
select table_name

from information_schema.tables

where table_schema = current_schema()

order by table_name
