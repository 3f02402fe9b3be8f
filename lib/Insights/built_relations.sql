-- Tables and views of the warehouse by name.
select table_name

from information_schema.tables

order by table_name
