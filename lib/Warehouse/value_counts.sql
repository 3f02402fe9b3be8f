-- Rows of a relation and, for each column, how many have a value.
select
    count(*) as row_count,
    count(columns(*)),

from (select {columns} from {relation})
