create or replace temporary table profile_values as
select
    columns(lambda name: name = $column) as value,
    count(*)::bigint as row_count,
from events_raw
group by all
