-- Tables and views of the warehouse.
select table_name as relation

from information_schema.tables

where
    table_schema = current_schema()
    and table_catalog = current_database()

order by relation
