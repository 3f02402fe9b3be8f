-- How many rows a temporary table has and the number of its first row; rows written in the transaction at hand are not numbered from 0.
select
    count(*) as rows,
    coalesce(min(rowid), 0) as first_row,

from {table}
