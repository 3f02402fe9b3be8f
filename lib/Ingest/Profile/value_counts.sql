create or replace temporary table profile_values as
select
    {column} as value,
    count(*)::bigint as row_count,
from events_raw
group by all
