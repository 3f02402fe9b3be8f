-- [probe]
-- Reads nothing from a relation, which costs nothing and fails where there is none.
select 1 as found

from query_table($relation)

limit 0

-- [row count]
select count(*) as rows

from query_table($relation)

-- [value counts]
-- Rows of a relation and, for each column, how many have a value.
select
    count(*) as row_count,
    count(columns($columns)),

from query_table($relation)

-- [first rows]
-- The first rows in the order of up to six columns, the first of them that differs counting.
select *

from query_table($relation)

order by
    columns([$order[1]]),
    columns([coalesce($order[2], $order[1])]),
    columns([coalesce($order[3], $order[1])]),
    columns([coalesce($order[4], $order[1])]),
    columns([coalesce($order[5], $order[1])]),
    columns([coalesce($order[6], $order[1])])

limit $rows
